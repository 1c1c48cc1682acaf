// What a Lambda environment does with a module-scope client: construct it, be frozen before an event comes, then run one
// command. Usage: node environment.cjs PACKAGE PORT eager|lazy|connect. Writes one line of JSON.
'use strict';
const net = require('node:net');
const [, , library, port, mode] = process.argv;

const connect = net.Socket.prototype.connect;
let synSent;
const connecting = new Promise((resolve) => (synSent = resolve));
net.Socket.prototype.connect = function (...given) {
  const result = connect.apply(this, given);
  synSent();
  return result;
};

const Redis = require(library);
const errors = [];
// `protocol` and `disableClientInfo` keep ioredis 6 from a handshake that the little server does not speak.
const client = new Redis({
  host: '127.0.0.1',
  port: Number(port),
  connectTimeout: 300,
  enableReadyCheck: false,
  maxRetriesPerRequest: 0,
  protocol: 2,
  disableClientInfo: true,
  lazyConnect: mode !== 'eager',
});
client.on('error', (error) => errors.push(error.message));
process.on('unhandledRejection', (error) => errors.push(`unhandled: ${error.message}`));
if (mode === 'connect') client.connect();

async function firstInvocation() {
  if (mode !== 'lazy') {
    await connecting;
    // The client sets its connect timer a few ticks after the SYN, before any answer can be read.
    for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => process.nextTick(resolve));
  }
  process.kill(process.pid, 'SIGSTOP'); // INIT is over: frozen until the parent sends SIGCONT.
  let answer;
  try {
    answer = await client.get('key');
  } catch (error) {
    answer = `failed: ${error.message}`;
  }
  // Node.js tells of unhandled rejections when the microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  process.stdout.write(`${JSON.stringify({ answer, errors })}\n`);
  process.exit(0);
}

void firstInvocation();
