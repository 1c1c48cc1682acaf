import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'postgres',
    versions: ['3.4.9'],
    before: `
const postgres = require('postgres');
const sql = postgres('postgres://user@127.0.0.1:PORT/orders');
`,
    forms: [
      none(''),
      none("sql.unsafe('select 1');"),
      opens("(async () => { await sql.unsafe('select 1'); })();"),
      opens('sql.begin((transaction) => [transaction`select 1`]);'),
      opens("sql.listen('orders', (order) => order);"),
    ],
  }],
};

export default probe;
