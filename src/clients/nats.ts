import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['nats', '@nats-io/transport-node'],
    versions: 'nats 2, @nats-io/transport-node 3',
    majors: undefined,
    family: 'broker',
    construct: 'nats.connect',
    exports: exportedAs('connect'),
    form: 'call',
    opens: 'at-once',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: undefined,
    promise: true,
    methods: {},
    otherMethodsOpen: false,
    timeouts: { connect: { option: ['timeout'], default: 20_000 }, command: [] },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/nats.ts counts connections and sees the timer',
  },
];

export default rows;
