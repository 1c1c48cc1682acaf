import { exportedAs, theModule, type ClientRow } from '../core/rule/index.ts';

const shared = {
  majors: undefined,
  family: 'wrapper',
  lazy: undefined,
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/keyv.ts counts connections',
} as const;

const eager = { ...shared, opens: 'at-once', form: 'new', options: { kind: 'merged', within: 2, urlQuery: false } } as const;
/** Waits for the first command, as node-redis does. */
const redis = { ...shared, packages: ['@keyv/redis'], versions: '@keyv/redis 5', opens: 'on-first-use', options: undefined } as const;
const valkey = {
  ...eager,
  packages: ['@keyv/valkey'],
  versions: '@keyv/valkey 1',
  lazy: { path: ['lazyConnect'], value: true },
  reuses: 0,
} as const;

const rows: readonly ClientRow[] = [
  { ...redis, construct: 'KeyvRedis', exports: theModule, form: 'new' },
  { ...redis, construct: 'createKeyv', exports: exportedAs('createKeyv'), form: 'call' },
  { ...valkey, construct: 'KeyvValkey', exports: theModule },
  { ...valkey, construct: 'createKeyv', exports: exportedAs('createKeyv'), form: 'call' },
  { ...eager, packages: ['@keyv/mongo'], versions: '@keyv/mongo 3', construct: 'KeyvMongo', exports: [...theModule, ...exportedAs('KeyvMongo')] },
  { ...eager, packages: ['@keyv/postgres'], versions: '@keyv/postgres 2', construct: 'KeyvPostgres', exports: [...theModule, ...exportedAs('KeyvPostgres')] },
  { ...eager, packages: ['@keyv/postgres'], versions: '@keyv/postgres 2', construct: 'createKeyv', exports: exportedAs('createKeyv'), form: 'call' },
  { ...eager, packages: ['@keyv/mysql'], versions: '@keyv/mysql 2', construct: 'KeyvMysql', exports: [...theModule, ...exportedAs('KeyvMysql')] },
];

export default rows;
