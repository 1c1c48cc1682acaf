import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  language: 'python',
  majors: undefined,
  family: 'database',
  form: 'call',
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  construct: 'connect',
  opens: 'at-once',
} as const;

/** All of these are one callable. */
const names = [['connect'], ['Connect'], ['Connection']];

const oracle = {
  ...shared,
  packages: ['mysql'],
  versions: 'mysql-connector-python 26.7',
  options: undefined,
  lazy: undefined,
  methods: {},
  evidence: 'measured with mysql-connector-python 26.7.0 against a loopback listener (Python 3.11): the call connects, and waits; without arguments it does not',
} as const;

const rows: readonly ClientRow[] = [
  // Without arguments it only prepares a connection.
  { ...oracle, construct: 'mysql.connector.connect', exports: [['connector', 'connect'], ['connector', 'MySQLConnection']], target: 0 },
  { ...oracle, construct: 'MySQLConnectionPool', exports: [['connector', 'pooling', 'MySQLConnectionPool']] },
  {
    ...shared,
    packages: ['pymysql'],
    versions: 'PyMySQL as of November 2026',
    exports: [...names, ['connections', 'Connection']],
    options: { kind: 'keywords', parameters: [] },
    lazy: { path: ['defer_connect'], value: true },
    lazyLeaves: { kind: 'call', methods: ['connect'] },
    methods: { connect: { opens: true } },
    evidence: 'measured against a loopback listener (Python 3.11): the call connects, and waits; with defer_connect it does not',
  },
  {
    ...shared,
    packages: ['MySQLdb'],
    versions: 'mysqlclient as of November 2026',
    exports: names,
    options: undefined,
    lazy: undefined,
    methods: {},
    evidence: 'measured against a loopback listener (Python 3.11): the call connects, and waits',
  },
];

export default rows;
