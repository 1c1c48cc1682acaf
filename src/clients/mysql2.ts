import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mysql2', 'mysql2/promise'],
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

const queries = { query: { opens: true }, execute: { opens: true }, getConnection: { opens: true } } as const;

const pool = {
  ...shared,
  construct: 'createPool',
  exports: exportedAs('createPool'),
  opens: 'on-first-use',
  pool: { option: ['connectionLimit'], default: 10 },
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'createConnection', exports: exportedAs('createConnection'), opens: 'at-once', methods: {}, pool: undefined },
  { ...pool, packages: ['mysql2'], methods: { ...queries, promise: { opens: false, gives: 'client' } } },
  { ...pool, packages: ['mysql2/promise'], methods: queries },
  {
    ...shared,
    construct: 'createPoolCluster',
    exports: exportedAs('createPoolCluster'),
    opens: 'on-first-use',
    options: undefined,
    timeouts: undefined,
    methods: { getConnection: { opens: true } },
    pool: undefined,
  },
];

export default rows;
