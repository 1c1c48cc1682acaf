import { theModule, type ClientRow } from '../core/rule/index.ts';

/** Connects when it is constructed; `redis.lazyConnect` is not heeded. Works with and without `new`. */
const shared = {
  packages: ['bull'],
  versions: 'bull 4',
  majors: undefined,
  family: 'queue',
  construct: 'Queue',
  exports: theModule,
  opens: 'at-once',
  options: { kind: 'merged', within: 3, urlQuery: false },
  lazy: undefined,
  ignores: [['redis', 'lazyConnect']],
  borrows: [['createClient']],
  eager: undefined,
  methods: { process: { opens: true, purpose: 'consume' } },
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/bull.ts counts connections; process from lib/queue.js',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, form: 'new' },
  { ...shared, form: 'call' },
];

export default rows;
