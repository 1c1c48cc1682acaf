import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mysql'],
  versions: 'mysql 2',
  majors: undefined,
  family: 'database',
  form: 'call',
  opens: 'on-first-use',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: { connect: { option: ['connectTimeout'], default: 10_000, inUrl: true }, command: [] },
  unheardError: undefined,
  evidence: 'test/clients/probes/mysql.ts counts connections and sees the connect timer; pool from lib/PoolConfig.js',
} as const;

const calledBack = { opens: true, callback: true } as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    construct: 'createConnection',
    exports: exportedAs('createConnection'),
    // The first query connects by itself.
    methods: { connect: { ...calledBack, purpose: 'needless' }, query: { ...calledBack, purpose: 'statement' } },
    pool: undefined,
  },
  {
    ...shared,
    construct: 'createPool',
    exports: exportedAs('createPool'),
    methods: { getConnection: { ...calledBack, purpose: 'statement' }, query: { ...calledBack, purpose: 'statement' } },
    pool: { option: ['connectionLimit'], default: 10 },
  },
];

export default rows;
