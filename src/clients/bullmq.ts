import { exportedAs, type ClientRow } from '../core/rule/index.ts';

/** All of them connect when they are constructed; `lazyConnect` of the connection is not heeded, nor is a lazy client left waiting. */
const shared = {
  packages: ['bullmq'],
  versions: 'bullmq 5, 6',
  majors: undefined,
  family: 'queue',
  form: 'new',
  opens: 'at-once',
  lazy: undefined,
  ignores: [['connection', 'lazyConnect']],
  borrows: [['connection']],
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/bullmq.ts counts connections',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'Queue', exports: exportedAs('Queue'), options: { kind: 'position', index: 1 } },
  { ...shared, construct: 'QueueEvents', exports: exportedAs('QueueEvents'), options: { kind: 'position', index: 1 } },
  { ...shared, construct: 'FlowProducer', exports: exportedAs('FlowProducer'), options: { kind: 'position', index: 0 } },
  { ...shared, construct: 'Worker', exports: exportedAs('Worker'), options: { kind: 'position', index: 2 }, consumes: true },
];

export default rows;
