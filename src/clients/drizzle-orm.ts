import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['drizzle-orm/node-postgres', 'drizzle-orm/mysql2', 'drizzle-orm/postgres-js'],
    versions: 'drizzle-orm 0.45',
    majors: undefined,
    family: 'wrapper',
    construct: 'drizzle',
    exports: exportedAs('drizzle'),
    form: 'call',
    opens: 'on-first-use',
    options: undefined,
    lazy: undefined,
    eager: undefined,
    methods: {},
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/drizzle-orm.ts counts connections',
  },
];

export default rows;
