import type { ClientRow } from '../core/rule/index.ts';

/** The factories connect before their promise resolves. */
const shared = {
  packages: ['@valkey/valkey-glide'],
  versions: '@valkey/valkey-glide 2',
  majors: undefined,
  family: 'redis',
  form: 'call',
  opens: 'at-once',
  options: { kind: 'position', index: 0 },
  lazy: { path: ['lazyConnect'], value: true },
  eager: undefined,
  promise: true,
  methods: {},
  otherMethodsOpen: true,
  timeouts: {
    connect: { option: ['advancedConfiguration', 'connectionTimeout'], default: 2_000 },
    command: [{ option: ['requestTimeout'], default: 250 }],
  },
  tls: { option: ['useTLS'], text: 'true' },
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/valkey-glide.ts counts connections; timeouts, which run in native code, from BaseClient.js',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, cluster: false, construct: 'GlideClient.createClient', exports: [['GlideClient', 'createClient'], ['default', 'GlideClient', 'createClient']] },
  { ...shared, cluster: true, construct: 'GlideClusterClient.createClient', exports: [['GlideClusterClient', 'createClient'], ['default', 'GlideClusterClient', 'createClient']] },
];

export default rows;
