import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['kafkajs'],
    versions: 'kafkajs 2',
    majors: undefined,
    family: 'broker',
    construct: 'Kafka',
    exports: exportedAs('Kafka'),
    form: 'new',
    opens: 'on-first-use',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: undefined,
    methods: {
      producer: { opens: false, gives: { connect: { opens: true } } },
      consumer: { opens: false, gives: { connect: { opens: true, purpose: 'consume' }, run: { opens: true, purpose: 'consume' } } },
      admin: { opens: false, gives: { connect: { opens: true } } },
    },
    otherMethodsOpen: false,
    timeouts: {
      connect: { option: ['connectionTimeout'], default: 1_000 },
      command: [{ option: ['requestTimeout'], default: 30_000 }],
    },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/kafkajs.ts counts connections and sees the connect timer; requestTimeout from src/cluster/index.js',
  },
];

export default rows;
