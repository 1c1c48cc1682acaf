import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  language: 'python',
  majors: undefined,
  family: 'redis',
  form: 'call',
  lazy: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
} as const;

const cluster = {
  ...shared,
  opens: 'at-once',
  options: undefined,
  eager: undefined,
  evidence: 'measured with redis-py 4.3.4 and 8.0.0 against a loopback listener: the constructor asks a node for the slots; `from_url` calls it',
} as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    packages: ['redis'],
    versions: 'redis-py 4, 8',
    construct: 'Redis',
    exports: [['Redis'], ['StrictRedis'], ['client', 'Redis'], ['client', 'StrictRedis']],
    opens: 'on-first-use',
    options: { kind: 'keywords', parameters: [] },
    eager: { path: ['single_connection_client'], value: true },
    borrows: [['connection_pool']],
    evidence: 'measured with redis-py 4.3.4 and 8.0.0 against a loopback listener: only with single_connection_client does the constructor connect',
  },
  {
    ...cluster,
    packages: ['redis'],
    versions: 'redis-py 4, 8',
    construct: 'RedisCluster',
    exports: [['RedisCluster'], ['cluster', 'RedisCluster'], ['RedisCluster', 'from_url'], ['cluster', 'RedisCluster', 'from_url']],
  },
  {
    ...cluster,
    packages: ['valkey'],
    versions: 'valkey-py as of November 2026',
    construct: 'ValkeyCluster',
    exports: [['ValkeyCluster'], ['cluster', 'ValkeyCluster'], ['ValkeyCluster', 'from_url'], ['cluster', 'ValkeyCluster', 'from_url']],
    evidence: 'valkey-py is a fork of redis-py, whose cluster was measured (4.3.4 and 8.0.0): the constructor asks a node for the slots; `from_url` calls it',
  },
];

export default rows;
