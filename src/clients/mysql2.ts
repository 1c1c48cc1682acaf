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
  timeouts: { connect: { option: ['connectTimeout'], default: 10_000 }, command: [] },
  unheardError: undefined,
  evidence: 'test/clients/probes/sql.ts counts connections; timeouts and pool from lib/connection_config.js and lib/pool_config.js',
} as const;

const queries = { query: { opens: true }, execute: { opens: true }, getConnection: { opens: true } } as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'createConnection', exports: exportedAs('createConnection'), opens: 'at-once', methods: {}, pool: undefined },
  {
    ...shared,
    construct: 'createPool',
    exports: exportedAs('createPool'),
    opens: 'on-first-use',
    methods: { ...queries, promise: { opens: false, gives: 'client' } },
    pool: { option: ['connectionLimit'], default: 10 },
  },
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
