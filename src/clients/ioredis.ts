import type { ClientRow } from '../core/rule/index.ts';

/** `Redis` is the default export, a named export, and the CommonJS module itself; iovalkey also calls it `Valkey`. */
const redis = [[], ['default'], ['Redis'], ['default', 'Redis'], ['default', 'default'], ['Valkey'], ['default', 'Valkey']];
const cluster = [['Cluster'], ['default', 'Cluster'], ['Redis', 'Cluster'], ['default', 'Redis', 'Cluster'], ['Valkey', 'Cluster']];

const shared = {
  packages: ['ioredis', 'iovalkey'],
  versions: 'ioredis 4, 5, 6; iovalkey 0.4',
  majors: undefined,
  family: 'redis',
  opens: 'at-once',
  eager: undefined,
  methods: {
    connect: { opens: true },
    // Building a pipeline, defining a command, duplicating a lazy client and ending one open nothing.
    defineCommand: { opens: false },
    disconnect: { opens: false },
    duplicate: { opens: false },
    multi: { opens: false },
    pipeline: { opens: false },
    quit: { opens: false },
  },
  otherMethodsOpen: true,
  pool: undefined,
  unheardError: 'logs',
  evidence: 'test/clients/probes/ioredis.ts counts connections and sees the connect timer; test/clients/freeze.test.ts freezes clients; command timeouts from lib/redis/RedisOptions.js',
} as const;

/**
 * Options are merged from the first three arguments; the first object that has an option wins. A URL's query counts too:
 * any text of `lazyConnect` there is true.
 */
const redisOptions = {
  options: { kind: 'merged', within: 3, urlQuery: true },
  lazy: { path: ['lazyConnect'], value: true },
  cluster: false,
  tls: { option: ['tls'], text: '{}' },
  timeouts: {
    connect: { option: ['connectTimeout'], default: 10_000 },
    command: [
      { option: ['commandTimeout'], default: undefined },
      { option: ['socketTimeout'], default: undefined },
    ],
  },
} as const;

/** A cluster reads `lazyConnect` only from the top level of its own options, the second argument. */
const clusterOptions = {
  options: { kind: 'position', index: 1 },
  lazy: { path: ['lazyConnect'], value: true },
  ignores: [['redisOptions', 'lazyConnect']],
  cluster: true,
  // Names are resolved before it connects, unless `dnsLookup` leaves them as they are (README, "Special Note: AWS ElastiCache Clusters with TLS").
  tls: { option: ['redisOptions', 'tls'], text: '{}', names: ['dnsLookup'] },
  timeouts: {
    connect: { option: ['redisOptions', 'connectTimeout'], default: 10_000 },
    command: [
      { option: ['redisOptions', 'commandTimeout'], default: undefined },
      { option: ['redisOptions', 'socketTimeout'], default: undefined },
    ],
  },
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, ...redisOptions, construct: 'Redis', exports: redis, form: 'new' },
  { ...shared, ...clusterOptions, construct: 'Cluster', exports: cluster, form: 'new' },
  { ...shared, ...redisOptions, construct: 'Redis.createClient', exports: redis.map((path) => [...path, 'createClient']), form: 'call' },
];

export default rows;
