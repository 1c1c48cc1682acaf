import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import net from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, it } from 'mocha';

// The facts behind src/clients/ioredis.ts, held against the real packages: which constructions open a socket.

interface Client {
  on(event: 'error', listener: () => void): unknown;
  disconnect(): void;
}
type Constructor = new (...given: readonly unknown[]) => Client;
type Library = Constructor & { readonly Cluster: Constructor; readonly createClient: (...given: readonly unknown[]) => Client };

interface Form {
  readonly name: string;
  readonly construct: (library: Library, port: number) => Client;
  readonly sockets: 'opens' | 'none';
}

const url = (port: number, query = ''): string => `redis://127.0.0.1:${String(port)}${query}`;

const forms: readonly Form[] = [
  { name: '(port)', construct: (R, port) => new R(port), sockets: 'opens' },
  { name: '(port, host)', construct: (R, port) => new R(port, '127.0.0.1'), sockets: 'opens' },
  { name: '(port, options)', construct: (R, port) => new R(port, { db: 1 }), sockets: 'opens' },
  { name: '(port, host, options)', construct: (R, port) => new R(port, '127.0.0.1', { db: 1 }), sockets: 'opens' },
  { name: '(url)', construct: (R, port) => new R(url(port)), sockets: 'opens' },
  { name: '(url, options)', construct: (R, port) => new R(url(port), { db: 1 }), sockets: 'opens' },
  { name: '(options)', construct: (R, port) => new R({ host: '127.0.0.1', port }), sockets: 'opens' },
  { name: 'Redis.createClient(options)', construct: (R, port) => R.createClient({ host: '127.0.0.1', port }), sockets: 'opens' },
  { name: '(options, lazyConnect: false)', construct: (R, port) => new R({ host: '127.0.0.1', port, lazyConnect: false }), sockets: 'opens' },
  { name: '(eager options, lazy options): the first object wins', construct: (R, port) => new R({ host: '127.0.0.1', port, lazyConnect: false }, { lazyConnect: true }), sockets: 'opens' },
  { name: 'a fourth argument is not read', construct: (R, port) => new R(port, '127.0.0.1', {}, { lazyConnect: true }), sockets: 'opens' },
  { name: 'Cluster(nodes)', construct: (R, port) => new R.Cluster([{ host: '127.0.0.1', port }]), sockets: 'opens' },
  {
    name: 'Cluster(nodes, lazy redisOptions): ignored there',
    construct: (R, port) => new R.Cluster([{ host: '127.0.0.1', port }], { redisOptions: { lazyConnect: true } }),
    sockets: 'opens',
  },
  { name: '(options, lazyConnect: true)', construct: (R, port) => new R({ host: '127.0.0.1', port, lazyConnect: true }), sockets: 'none' },
  { name: '(port, host, lazy options)', construct: (R, port) => new R(port, '127.0.0.1', { lazyConnect: true }), sockets: 'none' },
  { name: '(url, lazy options)', construct: (R, port) => new R(url(port), { lazyConnect: true }), sockets: 'none' },
  { name: '(undefined, lazy options)', construct: (R) => new R(undefined, { lazyConnect: true }), sockets: 'none' },
  { name: '(url with lazyConnect=true)', construct: (R, port) => new R(url(port, '?lazyConnect=true')), sockets: 'none' },
  { name: '(url with lazyConnect=false): any text is true', construct: (R, port) => new R(url(port, '?lazyConnect=false')), sockets: 'none' },
  { name: '(url with lazyConnect, eager options): the url wins', construct: (R, port) => new R(url(port, '?lazyConnect=1'), { lazyConnect: false }), sockets: 'none' },
  { name: 'Redis.createClient(lazy options)', construct: (R, port) => R.createClient({ host: '127.0.0.1', port, lazyConnect: true }), sockets: 'none' },
  {
    name: 'Cluster(nodes, lazy options)',
    construct: (R, port) => new R.Cluster([{ host: '127.0.0.1', port }], { lazyConnect: true }),
    sockets: 'none',
  },
];

// The version numbers of the rows: a bump of the package is a reason to read this test again.
const libraries = { ioredis4: '4.31.0', ioredis5: '5.11.1', ioredis: '6.0.0', iovalkey: '0.4.0' } as const;
const load = createRequire(__filename);

for (const [name, version] of Object.entries(libraries)) {
  describe(`${name} ${version}: what opens a socket when it is constructed`, () => {
    const library: Library = load(name);

    it('is the version the rows were measured with', () => {
      const manifest: { readonly version: string } = load(`${name}/package.json`);
      assert.equal(manifest.version, version);
    });

    for (const form of forms) {
      it(`${form.name}: ${form.sockets}`, async () => {
        assert.equal(await openedSockets(library, form), form.sockets);
      });
    }
  });
}

/**
 * Constructs against a loopback listener. What should open a socket is waited for; what should not is given as long as an
 * eager client of the same library needs to arrive.
 */
async function openedSockets(library: Library, form: Form): Promise<Form['sockets']> {
  const listener = await listen();
  const fence = await listen();
  const client = form.construct(library, listener.port);
  client.on('error', () => undefined);
  const control = new library({ port: fence.port });
  control.on('error', () => undefined);
  await (form.sockets === 'opens' ? listener.firstConnection : fence.firstConnection);
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  const opened = listener.connections() > 0 ? 'opens' : 'none';
  client.disconnect();
  control.disconnect();
  await Promise.all([listener.close(), fence.close()]);
  return opened;
}

interface Listener {
  readonly port: number;
  readonly connections: () => number;
  readonly firstConnection: Promise<void>;
  readonly close: () => Promise<void>;
}

async function listen(): Promise<Listener> {
  let count = 0;
  const sockets = new Set<net.Socket>();
  let connected: () => void = () => undefined;
  const firstConnection = new Promise<void>((resolve) => (connected = resolve));
  const server = net.createServer((socket) => {
    count += 1;
    sockets.add(socket.on('error', () => undefined));
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
