import type { ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['pika'],
    versions: 'pika as of November 2026',
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
    construct: 'BlockingConnection',
    exports: [['BlockingConnection'], ['adapters', 'BlockingConnection'], ['adapters', 'blocking_connection', 'BlockingConnection']],
    opens: 'at-once',
    options: undefined,
    lazy: undefined,
    evidence: 'measured against a loopback listener (Python 3.11): the constructor connects, and waits',
  },
];

export default rows;
