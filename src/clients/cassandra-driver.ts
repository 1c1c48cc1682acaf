import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['cassandra-driver'],
    versions: 'cassandra-driver 4',
    majors: undefined,
    family: 'database',
    construct: 'Client',
    exports: exportedAs('Client'),
    form: 'new',
    opens: 'on-first-use',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: undefined,
    methods: {
      connect: { opens: true, purpose: 'needless' },
      execute: { opens: true, purpose: 'statement' },
      batch: { opens: true, purpose: 'statement' },
    },
    otherMethodsOpen: false,
    timeouts: {
      connect: { option: ['socketOptions', 'connectTimeout'], default: 5_000 },
      command: [{ option: ['socketOptions', 'readTimeout'], default: 12_000 }],
    },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/cassandra-driver.ts counts connections and sees the connect timer; readTimeout from lib/client-options.js',
  },
];

export default rows;
