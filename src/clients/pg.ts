import { exportedAs, theModule, type ClientRow } from '../core/rule/index.ts';

const shared = {
  versions: 'pg 8, pg-pool 3',
  majors: undefined,
  family: 'database',
  form: 'new',
  opens: 'on-first-use',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: {
    connect: { option: ['connectionTimeoutMillis'], default: undefined },
    command: [
      { option: ['query_timeout'], default: undefined },
      { option: ['statement_timeout'], default: undefined },
    ],
  },
  unheardError: 'crashes',
  evidence: 'test/clients/probes/pg.ts counts connections, sees the connect timer and drops a connection that is idle; command timeouts, and that none runs by default, and pool from pg lib/defaults.js and pg-pool index.js',
} as const;

const pool = {
  ...shared,
  construct: 'Pool',
  methods: { connect: { opens: true, purpose: 'statement' }, query: { opens: true, purpose: 'statement' } },
  pool: { option: ['max'], default: 10 },
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, packages: ['pg'], construct: 'Client', exports: exportedAs('Client'), instead: 'new Pool', methods: { connect: { opens: true } }, pool: undefined },
  { ...pool, packages: ['pg'], exports: exportedAs('Pool') },
  { ...pool, packages: ['pg-pool'], exports: theModule },
];

export default rows;
