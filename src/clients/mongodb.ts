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
const collection = { findOne: { opens: true }, insertOne: { opens: true }, createIndex: { opens: true }, countDocuments: { opens: true } } as const;
const client = {
  connect: { opens: true, gives: 'client' },
  db: { opens: false, gives: { command: { opens: true }, collection: { opens: false, gives: collection } } },
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'MongoClient', exports: exportedAs('MongoClient'), form: 'new', opens: 'on-first-use', methods: client },
  {
    ...shared,
    construct: 'MongoClient.connect',
    exports: [['MongoClient', 'connect'], ['default', 'MongoClient', 'connect']],
    form: 'call',
    opens: 'at-once',
    methods: client,
  },
];

export default rows;
