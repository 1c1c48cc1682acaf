import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mssql'],
  versions: 'mssql 12',
  majors: undefined,
  family: 'database',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: {
    connect: { option: ['connectionTimeout'], default: 15_000 },
    command: [{ option: ['requestTimeout'], default: 15_000 }],
  },
  pool: { option: ['pool', 'max'], default: 10 },
  unheardError: undefined,
  evidence: 'test/clients/probes/mssql.ts counts connections and sees the connect timer; requestTimeout and pool from lib/tedious/connection-pool.js and lib/base/connection-pool.js',
} as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    construct: 'ConnectionPool',
    exports: exportedAs('ConnectionPool'),
    form: 'new',
    opens: 'on-first-use',
    methods: { connect: { opens: true, gives: 'client' } },
  },
  // There is one global pool, which it gives (lib/global-connection.js).
  { ...shared, construct: 'mssql.connect', exports: exportedAs('connect'), form: 'call', opens: 'at-once', idempotent: true, promise: true, methods: {} },
];

export default rows;
