// A loopback listener for one form: it counts who comes, and answers as much as the form needs.
import assert from 'node:assert/strict';
import net from 'node:net';

export interface Listener {
  readonly port: number;
  readonly connections: () => number;
  readonly firstConnection: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Listens on a free port. `onConnection` may talk to whoever connects; else nothing is said. */
export async function listen(onConnection?: (socket: net.Socket) => void): Promise<Listener> {
  let count = 0;
  const sockets = new Set<net.Socket>();
  let connected: () => void = () => undefined;
  const firstConnection = new Promise<void>((resolve) => (connected = resolve));
  const server = net.createServer((socket) => {
    count += 1;
    sockets.add(socket.on('error', () => undefined));
    onConnection?.(socket);
    connected();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    port: address.port,
    connections: () => count,
    firstConnection,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** AuthenticationOk and ReadyForQuery of PostgreSQL's protocol. */
const postgresIsReady = Buffer.from('520000000800000000' + '5a0000000549', 'hex');

/** Greets a client of PostgreSQL as a server does, and drops it once it is idle. */
export function greetAndDrop(socket: net.Socket): void {
  socket.once('data', () => {
    socket.write(postgresIsReady);
    setTimeout(() => socket.destroy(), 200);
  });
}
