import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { TestContext } from 'node:test';
import type { RedisAddress, RedisTimeouts } from '../../src/cache/redis-client.js';

/** For tests that are not about time, on machines that have other things to do. */
export const patient: RedisTimeouts = { connectMs: 5000, commandMs: 5000 };

/** A Redis on the loopback interface, as far as the client needs one. It lives as long as the test. */
export interface FakeRedis {
  readonly address: RedisAddress;
  readonly values: Map<string, string>;
  /** Commands as they came, without those of the connection itself. */
  readonly commands: readonly string[][];
  readonly connections: () => number;
  /** Takes commands and answers none, as a cache does that is overloaded. */
  hang(): void;
  stop(): Promise<void>;
}

export async function startFakeRedis(test: TestContext): Promise<FakeRedis> {
  const values = new Map<string, string>();
  const commands: string[][] = [];
  const sockets = new Set<Socket>();
  let hanging = false;
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const parsed = parseCommands(rest + chunk);
      rest = parsed.rest;
      for (const command of parsed.commands) {
        if (isData(command)) commands.push(command);
        if (!hanging) socket.write(answer(command, values, server));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  test.after(stop);
  return {
    address: { host: '127.0.0.1', port: portOf(server), tls: false },
    values,
    commands,
    connections: () => connections,
    hang: () => {
      hanging = true;
    },
    stop,
  };
}

/** An address at which nobody listens. */
export async function deadAddress(): Promise<RedisAddress> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return { host: '127.0.0.1', port, tls: false };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function isData([name = '']: readonly string[]): boolean {
  return /^(?:get|set)$/i.test(name);
}

/** Whole commands (`*2 $3 get $1 k`, by lines), and what is left of one that has not come whole. Texts are ASCII here. */
function parseCommands(text: string): { readonly commands: string[][]; readonly rest: string } {
  const commands: string[][] = [];
  let rest = text;
  for (;;) {
    const count = Number(/^\*(\d+)\r\n/.exec(rest)?.[1] ?? NaN);
    const lines = rest.split('\r\n');
    // One line for the count, two for each part, and what follows the last line end.
    if (Number.isNaN(count) || lines.length < 2 * count + 2) return { commands, rest };
    commands.push(lines.slice(1, 2 * count + 1).filter((_, index) => index % 2 === 1));
    rest = lines.slice(2 * count + 1).join('\r\n');
  }
}

function answer([name = '', first = '', second = '']: readonly string[], values: Map<string, string>, server: Server): string {
  switch (name.toLowerCase()) {
    case 'get':
      return bulk(values.get(first));
    case 'set':
      values.set(first, second);
      return '+OK\r\n';
    case 'info':
      return bulk('redis_version:8.0.0\r\nloading:0\r\n');
    case 'cluster':
      return cluster(first, portOf(server));
    case 'hello':
      // The client then speaks RESP2, which is all that this server knows.
      return "-ERR unknown command 'HELLO'\r\n";
    default:
      return '+OK\r\n';
  }
}

/** One node that holds all slots. */
function cluster(subcommand: string, port: number): string {
  if (subcommand.toLowerCase() === 'info') return bulk('cluster_state:ok\r\n');
  return `*1\r\n*3\r\n:0\r\n:16383\r\n*3\r\n${bulk('127.0.0.1')}:${port}\r\n${bulk('node-1')}`;
}

function bulk(text: string | undefined): string {
  return text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`;
}
