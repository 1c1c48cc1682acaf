import { exportedAs, type ClientRow } from '../core/rule/index.ts';

const rows: readonly ClientRow[] = [
  {
    packages: ['@elastic/elasticsearch', '@opensearch-project/opensearch'],
    versions: '@elastic/elasticsearch 9, @opensearch-project/opensearch 3',
    majors: undefined,
    family: 'search',
    construct: 'Client',
    exports: exportedAs('Client'),
    form: 'new',
    opens: 'on-first-use',
    options: { kind: 'position', index: 0 },
    lazy: undefined,
    eager: { path: ['sniffOnStart'], value: true },
    methods: {},
    otherMethodsOpen: false,
    timeouts: { connect: undefined, command: [{ option: ['requestTimeout'], default: 30_000 }] },
    pool: undefined,
    unheardError: undefined,
    evidence: 'test/clients/probes/elasticsearch.ts counts connections; requestTimeout from lib/Client.js and @elastic/transport',
  },
];

export default rows;
