import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const common = {
  family: 'redis',
  otherMethodsOpen: false,
  pool: undefined,
  evidence: 'test/clients/probes/node-redis.ts counts connections, sees the connect timer and lets a connection fail; socketTimeout, and the timers behind a sentinel, from @redis/client dist/lib/client/socket.js',
} as const;

/** node-redis 2 and 3 connect when they are constructed, and have no option against it. */
const version3 = {
  ...common,
  packages: ['redis'],
  versions: 'redis 2, 3',
  majors: [2, 3],
  opens: 'at-once',
  options: { kind: 'merged', within: 3, urlQuery: false },
  lazy: undefined,
  eager: undefined,
  methods: { duplicate: { opens: true } },
  // No connect timer runs unless the option is given.
  timeouts: { connect: { option: ['connect_timeout'], default: undefined }, command: [] },
  unheardError: 'crashes',
} as const;

/** From version 4 on only `connect()` opens a socket; commands before it are rejected. */
const waiting = {
  ...common,
  opens: 'on-first-use',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  methods: { connect: { opens: true, gives: 'client' }, duplicate: { opens: false, gives: 'client' } },
  unheardError: 'rejects',
} as const;
/** Pools are not duplicated. */
const pooled = { methods: { connect: { opens: true, gives: 'client' } } } as const;

const version4 = { ...waiting, packages: ['redis'], versions: 'redis 4', majors: [4] } as const;
const version5 = { ...waiting, packages: ['redis'], versions: 'redis 5, 6', majors: [5, 6] } as const;
const own = { ...waiting, packages: ['@redis/client'], versions: '@redis/client 1, 5, 6', majors: undefined } as const;

/** Its root nodes may each be encrypted or not. */
const roots = { cluster: true } as const;
const plain = { cluster: false, tls: { option: ['socket', 'tls'], text: 'true' } } as const;
const connect = { option: ['socket', 'connectTimeout'], default: 5_000 } as const;
/**
 * `commandOptions.timeout` only bounds the wait in the queue, not the wait for the reply (5 and 6). `socketTimeout` ends an
 * idle connection too, and the client does not reconnect by itself then (6.3, dist/lib/client/socket.js).
 */
const single = { ...plain, timeouts: { connect, command: [{ option: ['socket', 'socketTimeout'], default: undefined, closesIdle: true }] } } as const;
const clustered = {
  ...roots,
  timeouts: {
    connect: { option: ['defaults', 'socket', 'connectTimeout'], default: 5_000 },
    command: [{ option: ['defaults', 'socket', 'socketTimeout'], default: undefined, closesIdle: true }],
  },
} as const;
/** It looks for a node again and again; no error was seen to come of that. */
const monitored = {
  unheardError: undefined,
  timeouts: {
    connect: { option: ['nodeClientOptions', 'socket', 'connectTimeout'], default: 5_000 },
    command: [{ option: ['nodeClientOptions', 'socket', 'socketTimeout'], default: undefined, closesIdle: true }],
  },
} as const;

const rows: readonly ClientRow[] = [
  { ...version3, construct: 'createClient', exports: exportedAs('createClient'), form: 'call' },
  { ...version3, construct: 'RedisClient', exports: exportedAs('RedisClient'), form: 'new' },
  { ...version4, ...plain, timeouts: { connect, command: [] }, construct: 'createClient', exports: exportedAs('createClient'), form: 'call' },
  { ...version4, ...roots, timeouts: undefined, construct: 'createCluster', exports: exportedAs('createCluster'), form: 'call' },
  ...[version5, own].flatMap((version): readonly ClientRow[] => [
    { ...version, ...single, construct: 'createClient', exports: exportedAs('createClient'), form: 'call' },
    { ...version, ...single, ...pooled, construct: 'createClientPool', exports: exportedAs('createClientPool'), form: 'call' },
    { ...version, ...clustered, construct: 'createCluster', exports: exportedAs('createCluster'), form: 'call' },
    { ...version, ...monitored, construct: 'createSentinel', exports: exportedAs('createSentinel'), form: 'call' },
  ]),
];

export default rows;
