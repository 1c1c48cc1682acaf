import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['amqp-connection-manager'],
    versions: 'amqp-connection-manager 5',
    majors: undefined,
    family: 'wrapper',
    construct: 'connect',
    exports: exportedAs('connect'),
    form: 'call',
    opens: 'at-once',
    options: undefined,
    lazy: undefined,
    eager: undefined,
    methods: { createChannel: { opens: false, gives: { consume: { opens: false, purpose: 'consume' } } } },
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/amqp-connection-manager.ts counts connections',
  },
];

export default rows;
