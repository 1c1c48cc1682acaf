import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['kafka'],
  versions: 'kafka-python as of November 2026',
  language: 'python',
  majors: undefined,
  family: 'broker',
  form: 'call',
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  opens: 'at-once',
  options: { kind: 'keywords', parameters: [] },
  lazy: undefined,
  // Told the version, it need not ask a broker for it.
  uncertainWith: ['api_version'],
  evidence: 'measured against a loopback listener (Python 3.11): the constructor connects, and waits',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'KafkaProducer', exports: [['KafkaProducer'], ['producer', 'KafkaProducer']] },
  { ...shared, construct: 'KafkaConsumer', exports: [['KafkaConsumer'], ['consumer', 'KafkaConsumer']] },
];

export default rows;
