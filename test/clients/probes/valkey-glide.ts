import { none, opens, type Probe } from '../probing/probe.ts';

const native = 'its timers run in its core, which is native';

const forms = ['GlideClient', 'GlideClusterClient'].flatMap((name) => [
  opens(`${name}.createClient(at);`),
  opens(`${name}.createClient({ ...at, lazyConnect: false });`),
  none(`${name}.createClient({ ...at, lazyConnect: true });`),
  opens(`(async () => { const client = await ${name}.createClient({ ...at, lazyConnect: true }); await client.get('key'); })();`),
]);

const probe: Probe = {
  packages: [{
    name: '@valkey/valkey-glide',
    versions: ['2.5.2'],
    before: `
const { GlideClient, GlideClusterClient } = require('@valkey/valkey-glide');
const at = { addresses: [{ host: '127.0.0.1', port: PORT }] };
`,
    forms,
    untimed: { 'GlideClient.createClient': native, 'GlideClusterClient.createClient': native },
  }],
};

export default probe;
