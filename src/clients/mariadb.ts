import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  versions: 'mariadb 3',
  majors: undefined,
  family: 'database',
  form: 'call',
  opens: 'at-once',
  options: { kind: 'position', index: 0 },
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: {
    connect: { option: ['connectTimeout'], default: 1_000, inUrl: true },
    command: [
      { option: ['socketTimeout'], default: undefined },
      { option: ['queryTimeout'], default: undefined },
    ],
  },
  unheardError: undefined,
  evidence: 'test/clients/probes/mariadb.ts counts connections and sees the connect timer; command timeouts and pool from lib/config/connection-options.js and pool-options.js',
} as const;

const connection = { ...shared, construct: 'createConnection', exports: exportedAs('createConnection'), lazy: undefined, methods: {}, pool: undefined } as const;

const pool = {
  ...shared,
  construct: 'createPool',
  exports: exportedAs('createPool'),
  // It fills itself up to `minimumIdle`, which is `connectionLimit` unless given.
  lazy: { path: ['minimumIdle'], value: 0 },
  pool: { option: ['connectionLimit'], default: 10 },
} as const;

const statement = { opens: true, purpose: 'statement' } as const;
const calledBack = { ...statement, callback: true } as const;

const rows: readonly ClientRow[] = [
  { ...connection, packages: ['mariadb'], promise: true },
  { ...connection, packages: ['mariadb/callback'] },
  { ...pool, packages: ['mariadb'], methods: { getConnection: statement, query: statement, execute: statement } },
  { ...pool, packages: ['mariadb/callback'], methods: { getConnection: calledBack, query: calledBack, execute: calledBack } },
];

export default rows;
