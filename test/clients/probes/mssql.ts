import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'mssql',
    versions: ['12.7.14'],
    before: `
const mssql = require('mssql');
const at = { server: '127.0.0.1', port: PORT, user: 'user', password: 'word' };
`,
    forms: [
      none('new mssql.ConnectionPool(at);'),
      opens('new mssql.ConnectionPool(at).connect();', { timer: 15_000 }),
      opens('new mssql.ConnectionPool({ ...at, connectionTimeout: 4321 }).connect();', { timer: 4_321 }),
      // The pool that the library itself holds.
      opens('mssql.connect(at);', { timer: 15_000, alone: true }),
      opens('mssql.connect({ ...at, connectionTimeout: 4321 });', { timer: 4_321, alone: true }),
    ],
  }],
};

export default probe;
