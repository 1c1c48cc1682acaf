import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mariadb', 'mariadb/callback'],
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

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'createConnection', exports: exportedAs('createConnection'), lazy: undefined, methods: {}, pool: undefined },
  {
    ...shared,
    construct: 'createPool',
    exports: exportedAs('createPool'),
    // It fills itself up to `minimumIdle`, which is `connectionLimit` unless given.
    lazy: { path: ['minimumIdle'], value: 0 },
    methods: { getConnection: { opens: true }, query: { opens: true }, execute: { opens: true } },
    pool: { option: ['connectionLimit'], default: 10 },
  },
];

export default rows;
