import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  versions: 'mysql2 3',
  majors: undefined,
  family: 'database',
  form: 'call',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: { connect: { option: ['connectTimeout'], default: 10_000, inUrl: true }, command: [] },
  unheardError: undefined,
  evidence: 'test/clients/probes/mysql2.ts counts connections and sees the connect timer; pool from lib/pool_config.js',
} as const;

const statement = { opens: true, purpose: 'statement' } as const;
const calledBack = { ...statement, callback: true } as const;

const connection = { ...shared, construct: 'createConnection', exports: exportedAs('createConnection'), opens: 'at-once', instead: 'createPool', methods: {}, pool: undefined } as const;

const pool = {
  ...shared,
  construct: 'createPool',
  exports: exportedAs('createPool'),
  opens: 'on-first-use',
  pool: { option: ['connectionLimit'], default: 10 },
} as const;

const queries = { query: statement, execute: statement, getConnection: statement } as const;
const queriesCalledBack = { query: calledBack, execute: calledBack, getConnection: calledBack } as const;

const poolCluster = {
  ...shared,
  construct: 'createPoolCluster',
  exports: exportedAs('createPoolCluster'),
  opens: 'on-first-use',
  options: undefined,
  timeouts: undefined,
  pool: undefined,
} as const;

const rows: readonly ClientRow[] = [
  { ...connection, packages: ['mysql2/promise'], promise: true },
  { ...connection, packages: ['mysql2'] },
  { ...pool, packages: ['mysql2/promise'], methods: queries },
  { ...pool, packages: ['mysql2'], methods: { ...queriesCalledBack, promise: { opens: false, gives: queries } } },
  { ...poolCluster, packages: ['mysql2/promise'], methods: { getConnection: statement } },
  { ...poolCluster, packages: ['mysql2'], methods: { getConnection: calledBack } },
];

export default rows;
