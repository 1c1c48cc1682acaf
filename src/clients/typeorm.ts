import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['typeorm'],
  family: 'database',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: undefined,
  // The drivers' own default, for PostgreSQL and MySQL.
  pool: { option: ['poolSize'], default: 10, driver: ['extra'] },
  unheardError: undefined,
  evidence: 'test/clients/probes/typeorm.ts counts connections',
} as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    versions: 'typeorm 0.3, 1',
    majors: undefined,
    construct: 'DataSource',
    exports: exportedAs('DataSource'),
    form: 'new',
    opens: 'on-first-use',
    methods: { initialize: { opens: true, gives: 'client' } },
  },
  {
    ...shared,
    versions: 'typeorm 0.3',
    majors: [0],
    construct: 'createConnection',
    exports: exportedAs('createConnection'),
    form: 'call',
    opens: 'at-once',
    promise: true,
    methods: {},
  },
];

export default rows;
