import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'mysql',
    versions: ['2.18.1'],
    before: `
const mysql = require('mysql');
const at = { host: '127.0.0.1', port: PORT, user: 'user' };
`,
    forms: [
      none('mysql.createConnection(at);'),
      opens('mysql.createConnection(at).connect();', { timer: 10_000 }),
      opens('mysql.createConnection({ ...at, connectTimeout: 4321 }).connect();', { timer: 4_321 }),
      opens("mysql.createConnection(at).query('select 1');"),
      none('mysql.createPool(at);'),
      opens('mysql.createPool(at).getConnection(() => undefined);', { timer: 10_000 }),
      opens("mysql.createPool({ ...at, connectTimeout: 4321 }).query('select 1');", { timer: 4_321 }),
    ],
  }],
};

export default probe;
