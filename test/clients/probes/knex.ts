import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'knex',
    versions: ['3.3.0'],
    before: `
const knex = require('knex');
const connection = { host: '127.0.0.1', port: PORT, user: 'user' };
`,
    forms: [
      none("knex({ client: 'pg', connection });"),
      none("knex({ client: 'pg', connection, pool: { min: 2 } });"),
      none("knex({ client: 'mysql2', connection });"),
      none("knex({ client: 'pg', connection }).raw('select 1');"),
      none("knex({ client: 'pg', connection }).select(1);"),
      opens("(async () => { await knex({ client: 'pg', connection }).raw('select 1'); })();"),
      opens("(async () => { await knex({ client: 'pg', connection }).select(1); })();"),
      opens("(async () => { await knex({ client: 'mysql2', connection }).raw('select 1'); })();"),
    ],
  }],
};

export default probe;
