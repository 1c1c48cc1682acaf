import { none, opens, type Form, type Probe, type ProbedPackage } from '../probing/probe.ts';

const version3: ProbedPackage = {
  name: 'redis',
  versions: ['2.8.0', '3.1.2'],
  before: `
const redis = require('redis');
const at = { host: '127.0.0.1', port: PORT };
`,
  forms: [
    opens('redis.createClient(at);'),
    opens('redis.createClient({ ...at, lazyConnect: true });'),
    opens("redis.createClient(PORT, '127.0.0.1', { connect_timeout: 4321 });", { timer: 4_321 }),
    opens('new redis.RedisClient(at);'),
    opens('new redis.RedisClient({ ...at, connect_timeout: 4321 });', { timer: 4_321 }),
    opens('redis.createClient(at);', { unheard: 'crashes' }),
    opens('new redis.RedisClient(at);', { unheard: 'crashes' }),
  ],
};

const client: readonly Form[] = [
  none('redis.createClient(at);'),
  opens('redis.createClient(at).connect();', { timer: 5_000 }),
  opens("redis.createClient({ socket: { host: '127.0.0.1', port: PORT, connectTimeout: 4321 } }).connect();", { timer: 4_321 }),
  none('redis.createClient(at).duplicate();'),
  opens('redis.createClient(at).duplicate().connect();'),
  none("redis.createClient(at).on('error', console.error);"),
  opens('redis.createClient(at).connect();', { unheard: 'rejects' }),
];

const cluster: readonly Form[] = [
  none('redis.createCluster({ rootNodes: [at] });'),
  opens('redis.createCluster({ rootNodes: [at] }).connect();', { timer: 5_000 }),
  none('redis.createCluster({ rootNodes: [at] }).duplicate();'),
  opens('redis.createCluster({ rootNodes: [at] }).connect();', { unheard: 'rejects' }),
];

const pool: readonly Form[] = [
  none('redis.createClientPool(at);'),
  opens('redis.createClientPool(at).connect();', { timer: 5_000 }),
  opens("redis.createClientPool({ socket: { host: '127.0.0.1', port: PORT, connectTimeout: 4321 } }).connect();", { timer: 4_321 }),
  opens('redis.createClientPool(at).connect();', { unheard: 'rejects' }),
  opens('redis.createCluster({ rootNodes: [at], defaults: { socket: { connectTimeout: 4321 } } }).connect();', { timer: 4_321 }),
];

const sentinel: readonly Form[] = [
  none("redis.createSentinel({ name: 'orders', sentinelRootNodes: [node] });"),
  opens("redis.createSentinel({ name: 'orders', sentinelRootNodes: [node] }).connect();", { timer: 5_000 }),
];

/** Version 5 has no `duplicate()` of sentinels. */
const sentinel6: readonly Form[] = [none("redis.createSentinel({ name: 'orders', sentinelRootNodes: [node] }).duplicate();")];

function waiting(name: string, versions: readonly string[], forms: readonly Form[]): ProbedPackage {
  const before = `
const redis = require('${name}');
const at = { url: 'redis://127.0.0.1:PORT' };
const node = { host: '127.0.0.1', port: PORT };
`;
  return { name, versions, before, forms, untimed: { createSentinel: 'a sentinel must first say which node there is' } };
}

const probe: Probe = {
  packages: [
    version3,
    waiting('redis', ['4.7.1'], [...client, ...cluster]),
    waiting('redis', ['5.12.1'], [...client, ...cluster, ...pool, ...sentinel]),
    waiting('redis', ['6.3.1'], [...client, ...cluster, ...pool, ...sentinel, ...sentinel6]),
    waiting('@redis/client', ['1.6.1'], [...client, ...cluster]),
    waiting('@redis/client', ['5.12.1'], [...client, ...cluster, ...pool, ...sentinel]),
    waiting('@redis/client', ['6.3.1'], [...client, ...cluster, ...pool, ...sentinel, ...sentinel6]),
  ],
};

export default probe;
