import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['psycopg2'],
  versions: 'psycopg2 as of November 2026',
  language: 'python',
  majors: undefined,
  family: 'database',
  form: 'call',
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  opens: 'at-once',
  evidence: 'measured against a loopback listener (Python 3.11): the call connects, and waits; a pool opens `minconn` connections; what it keeps from psycopg2/pool.py',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'connect', exports: [['connect']], options: undefined, lazy: undefined },
  {
    ...shared,
    construct: 'ConnectionPool',
    exports: [
      ['pool', 'SimpleConnectionPool'],
      ['pool', 'ThreadedConnectionPool'],
    ],
    options: { kind: 'keywords', parameters: ['minconn', 'maxconn'] },
    lazy: { path: ['minconn'], value: 0 },
    // Of the connections given back it keeps `minconn`, and closes the others.
    lazyLeaves: { kind: 'keeping' },
  },
];

export default rows;
