import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['mqtt'],
  versions: 'mqtt 5',
  majors: undefined,
  family: 'broker',
  form: 'call',
  opens: 'at-once',
  options: { kind: 'merged', within: 2, urlQuery: false },
  eager: undefined,
  otherMethodsOpen: false,
  timeouts: { connect: { option: ['connectTimeout'], default: 30_000 }, command: [] },
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/mqtt.ts counts connections and sees the connect timer',
} as const;

const rows: readonly ClientRow[] = [
  {
    ...shared,
    construct: 'mqtt.connect',
    exports: exportedAs('connect'),
    lazy: { path: ['manualConnect'], value: true },
    lazyLeaves: { kind: 'call', methods: ['connect'] },
    methods: { connect: { opens: true, callback: true } },
  },
  // Its promise only resolves once it is connected.
  { ...shared, construct: 'mqtt.connectAsync', exports: exportedAs('connectAsync'), lazy: undefined, promise: true, methods: {} },
];

export default rows;
