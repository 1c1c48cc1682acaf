import type { ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['sqlalchemy'],
    versions: 'SQLAlchemy as of November 2026',
    language: 'python',
    majors: undefined,
    family: 'database',
    form: 'call',
    eager: undefined,
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: undefined,
    unheardError: undefined,
    construct: 'create_engine',
    exports: [['create_engine'], ['engine', 'create_engine']],
    opens: 'on-first-use',
    options: undefined,
    lazy: undefined,
    methods: { connect: { opens: true, purpose: 'statement' } },
    opensWhereGiven: { create_all: { opens: true, purpose: 'schema' } },
    evidence: 'measured against a loopback listener (Python 3.11): create_engine opens nothing, engine.connect and metadata.create_all(engine) do',
  },
];

export default rows;
