import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mongoose'],
  versions: 'mongoose 8, 9',
  majors: undefined,
  family: 'database',
  form: 'call',
  opens: 'at-once',
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
  evidence: 'test/clients/probes/mongoose.ts counts connections and sees the timer of serverSelectionTimeoutMS; command timeouts and pool are those of mongodb',
} as const;

const rows: readonly ClientRow[] = [
  // Connected to the same URL it does nothing (lib/connection.js, openUri).
  { ...shared, construct: 'mongoose.connect', exports: exportedAs('connect'), idempotent: true, promise: true, methods: {} },
  // Without a URL it only prepares a connection.
  { ...shared, construct: 'mongoose.createConnection', exports: exportedAs('createConnection'), target: 0, methods: { openUri: { opens: true } } },
];

export default rows;
