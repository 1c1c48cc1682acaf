import { theModule, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['postgres'],
    versions: 'postgres 3',
    majors: undefined,
    family: 'database',
    construct: 'postgres',
    exports: theModule,
    form: 'call',
    opens: 'on-first-use',
    options: { kind: 'merged', within: 2, urlQuery: false },
    lazy: undefined,
    eager: undefined,
    methods: {
      unsafe: { opens: 'awaited', purpose: 'statement' },
      begin: { opens: true, purpose: 'statement' },
      listen: { opens: true, purpose: 'consume' },
    },
    otherMethodsOpen: false,
    // Its `connect_timeout` counts seconds.
    timeouts: undefined,
    pool: { option: ['max'], default: 10 },
    unheardError: undefined,
    evidence: 'test/clients/probes/postgres.ts counts connections; pool from src/index.js',
  },
];

export default rows;
