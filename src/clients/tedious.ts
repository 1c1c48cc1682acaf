import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['tedious'],
    versions: 'tedious 19',
    majors: undefined,
    family: 'database',
    construct: 'Connection',
    exports: exportedAs('Connection'),
    form: 'new',
    opens: 'on-first-use',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: undefined,
    methods: { connect: { opens: true, callback: true } },
    otherMethodsOpen: false,
    timeouts: {
      connect: { option: ['options', 'connectTimeout'], default: 15_000 },
      command: [{ option: ['options', 'requestTimeout'], default: 15_000 }],
    },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/tedious.ts counts connections and sees the connect timer; requestTimeout from lib/connection.js',
  },
];

export default rows;
