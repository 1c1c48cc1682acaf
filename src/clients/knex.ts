import { exportedAs, theModule, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['knex'],
    versions: 'knex 3',
    majors: undefined,
    family: 'database',
    construct: 'knex',
    exports: [...theModule, ...exportedAs('knex')],
    form: 'call',
    opens: 'on-first-use',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: undefined,
    // A builder only connects once its result is awaited.
    methods: { raw: { opens: 'awaited', purpose: 'statement' }, select: { opens: 'awaited', purpose: 'statement' } },
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: { option: ['pool', 'max'], default: 10 },
    unheardError: undefined,
    evidence: 'test/clients/probes/knex.ts counts connections; pool from lib/client.js',
  },
];

export default rows;
