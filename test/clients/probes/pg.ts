import { none, opens, type Form, type Probe } from '../probing/probe.ts';

const pool: readonly Form[] = [
  none('new Pool(at);'),
  none('new Pool({ ...at, min: 2 });'),
  none("new Pool(at).on('error', console.error);"),
  opens('new Pool(at).connect();'),
  opens("new Pool(at).query('select 1');"),
  opens("new Pool({ ...at, connectionTimeoutMillis: 4321 }).query('select 1');", { timer: 4_321 }),
  // The server drops a connection that is idle.
  opens("new Pool(at).connect().then((client) => client.release());", { greets: 'postgres', unheard: 'crashes' }),
];

const at = "const at = { host: '127.0.0.1', port: PORT, user: 'user' };";

const probe: Probe = {
  packages: [
    {
      name: 'pg',
      versions: ['8.23.1'],
      before: `const { Client, Pool } = require('pg');\n${at}`,
      forms: [
        none('new Client(at);'),
        none("new Client(at).on('error', console.error);"),
        opens('new Client(at).connect();'),
        opens('new Client({ ...at, connectionTimeoutMillis: 4321 }).connect();', { timer: 4_321 }),
        opens('new Client(at).connect();', { greets: 'postgres', unheard: 'crashes' }),
        ...pool,
      ],
    },
    { name: 'pg-pool', versions: ['3.14.0'], before: `const Pool = require('pg-pool');\n${at}`, forms: pool },
  ],
};

export default probe;
