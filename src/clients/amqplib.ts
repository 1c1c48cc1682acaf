import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const channel = { consume: { opens: false, purpose: 'consume' } } as const;
const channels = { createChannel: { opens: false, gives: channel }, createConfirmChannel: { opens: false, gives: channel } } as const;

const shared = {
  versions: 'amqplib 2',
  majors: undefined,
  family: 'broker',
  construct: 'amqplib.connect',
  exports: exportedAs('connect'),
  form: 'call',
  opens: 'at-once',
  options: { kind: 'position', index: 1 },
  lazy: undefined,
  eager: undefined,
  methods: channels,
  otherMethodsOpen: false,
  timeouts: { connect: { option: ['timeout'], default: undefined }, command: [] },
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/amqplib.ts counts connections and sees the timer; that none runs by default is from lib/connect.js',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, packages: ['amqplib'], promise: true },
  { ...shared, packages: ['amqplib/callback_api'] },
];

export default rows;
