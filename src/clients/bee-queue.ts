import { theModule, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['bee-queue'],
    versions: 'bee-queue 2',
    majors: undefined,
    family: 'queue',
    construct: 'Queue',
    exports: theModule,
    form: 'new',
    opens: 'at-once',
    options: { kind: 'position', index: 1 },
    ignores: [['redis', 'lazyConnect']],
    borrows: [['redis']],
    lazy: { path: ['autoConnect'], value: false },
    lazyLeaves: { kind: 'call', methods: ['connect'] },
    eager: undefined,
    methods: { connect: { opens: true }, process: { opens: false, purpose: 'consume' } },
    otherMethodsOpen: false,
    timeouts: undefined,
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/bee-queue.ts counts connections; without one, process throws (2.0.0)',
  },
];

export default rows;
