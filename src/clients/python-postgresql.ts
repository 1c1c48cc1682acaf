import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  language: 'python',
  majors: undefined,
  family: 'database',
  form: 'call',
  opens: 'at-once',
  options: undefined,
  lazy: undefined,
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
} as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    packages: ['psycopg'],
    versions: 'psycopg 3.3',
    construct: 'connect',
    exports: [['connect'], ['Connection', 'connect']],
    evidence: 'measured with psycopg 3.3.6 against a loopback listener (Python 3.11): the call connects, and waits',
  },
  {
    ...shared,
    packages: ['pg8000'],
    versions: 'pg8000 1.31',
    construct: 'connect',
    exports: [['connect'], ['dbapi', 'connect'], ['native', 'Connection']],
    evidence: 'measured with pg8000 1.31.5 against a loopback listener (Python 3.11): the call connects, and waits',
  },
];

export default rows;
