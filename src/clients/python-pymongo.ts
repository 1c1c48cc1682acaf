import type { ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['pymongo'],
    versions: 'PyMongo as of November 2026',
    language: 'python',
    majors: undefined,
    family: 'database',
    form: 'call',
    methods: {},
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: undefined,
    unheardError: undefined,
    construct: 'MongoClient',
    exports: [['MongoClient'], ['mongo_client', 'MongoClient']],
    // Without `connect` newer versions wait for the first operation where they notice that they run in a Lambda.
    opens: 'on-first-use',
    options: { kind: 'keywords', parameters: ['host', 'port', 'document_class', 'tz_aware', 'connect'] },
    lazy: undefined,
    eager: { path: ['connect'], value: true },
    evidence: 'measured against a loopback listener (Python 3.11): with connect it connects in the background, without it does not; the default differs between versions',
  },
];

export default rows;
