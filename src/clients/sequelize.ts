import { exportedAs, theModule, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['sequelize'],
    versions: 'sequelize 6',
    majors: undefined,
    family: 'database',
    construct: 'Sequelize',
    exports: [...theModule, ...exportedAs('Sequelize')],
    form: 'new',
    opens: 'on-first-use',
    options: { kind: 'merged', within: 4, urlQuery: false },
    lazy: undefined,
    eager: undefined,
    methods: {
      authenticate: { opens: true, purpose: 'needless' },
      sync: { opens: true, purpose: 'schema' },
      query: { opens: true, purpose: 'statement' },
    },
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: { option: ['pool', 'max'], default: 5 },
    unheardError: undefined,
    evidence: 'test/clients/probes/sequelize.ts counts connections; pool from lib/dialects/abstract/connection-manager.js',
  },
];

export default rows;
