// A Lambda environment in miniature: initialises, is frozen, and gets its first event when it thaws.
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { createRedisClient } from '../../src/cache/redis-client.js';

const [port, form, connectMs] = process.argv.slice(2);
const errors: string[] = [];
const opened = whenConnecting();
const address = { host: '127.0.0.1', port: Number(port), tls: false };
const client = createRedisClient(address, (error) => errors.push(error.message), { connectMs: Number(connectMs), commandMs: 10_000 });
if (form === 'eager') {
  // What must not be done: the connection is under way when the environment freezes.
  client.connect().catch((error: unknown) => errors.push(String(error)));
  await opened;
  // As long as it takes to send the SYN, and not long enough to hear of the answer.
  for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => process.nextTick(resolve));
}
writeSync(1, 'frozen\n');
process.kill(process.pid, 'SIGSTOP');

const value = await client.get('key').catch((error: unknown) => String(error));
writeSync(1, JSON.stringify({ errors, value }));
process.exit(0);

/** Settles when the first socket of this process starts to connect. */
function whenConnecting(): Promise<void> {
  return new Promise((resolve) => {
    const connect = Socket.prototype.connect;
    Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
      const socket: Socket = Reflect.apply(connect, this, given);
      resolve();
      return socket;
    };
  });
}
