import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mongodb'],
  versions: 'mongodb 6, 7',
  majors: undefined,
  family: 'database',
  options: { kind: 'position', index: 1 },
  lazy: undefined,
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: {
    connect: { option: ['serverSelectionTimeoutMS'], default: 30_000, inUrl: true },
    command: [
      { option: ['timeoutMS'], default: undefined },
      { option: ['socketTimeoutMS'], default: undefined },
    ],
  },
  pool: { option: ['maxPoolSize'], default: 100 },
  unheardError: undefined,
  evidence: 'test/clients/probes/mongodb.ts counts connections and sees the timer of serverSelectionTimeoutMS; command timeouts and pool from mongodb lib/connection_string.js',
} as const;

/** The first operation connects; `connect()` is not needed before it. */
const statement = { opens: true, purpose: 'statement' } as const;
const collection = { findOne: statement, insertOne: statement, createIndex: { opens: true, purpose: 'schema' }, countDocuments: statement } as const;
const client = {
  connect: { opens: true, purpose: 'needless', gives: 'client' },
  db: { opens: false, gives: { command: statement, collection: { opens: false, gives: collection } } },
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'MongoClient', exports: exportedAs('MongoClient'), form: 'new', opens: 'on-first-use', methods: client },
  {
    ...shared,
    construct: 'MongoClient.connect',
    exports: [['MongoClient', 'connect'], ['default', 'MongoClient', 'connect']],
    form: 'call',
    opens: 'at-once',
    instead: 'new MongoClient',
    promise: true,
    methods: client,
  },
];

export default rows;
