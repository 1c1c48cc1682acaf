import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'cassandra-driver',
    versions: ['4.10.0'],
    before: `
const { Client } = require('cassandra-driver');
const at = { contactPoints: ['127.0.0.1:PORT'], localDataCenter: 'here' };
`,
    forms: [
      none('new Client(at);'),
      opens('new Client(at).connect();', { timer: 5_000 }),
      opens('new Client({ ...at, socketOptions: { connectTimeout: 4321 } }).connect();', { timer: 4_321 }),
      opens("new Client(at).execute('select now() from system.local');"),
      opens("new Client(at).batch(['insert into orders (id) values (1)']);"),
    ],
  }],
};

export default probe;
