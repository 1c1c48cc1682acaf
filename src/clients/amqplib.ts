import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const channel = { consume: { opens: false } } as const;

const rows: readonly ClientRow[] = [
  {
    packages: ['amqplib', 'amqplib/callback_api'],
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
    methods: { createChannel: { opens: false, gives: channel }, createConfirmChannel: { opens: false, gives: channel } },
    otherMethodsOpen: false,
    timeouts: { connect: { option: ['timeout'], default: undefined }, command: [] },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/amqplib.ts counts connections and sees the timer; that none runs by default is from lib/connect.js',
  },
];

export default rows;
