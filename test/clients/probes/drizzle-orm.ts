import { none, opens, type Probe } from '../probing/probe.ts';

const forms = [
  { module: 'drizzle-orm/node-postgres', url: 'postgres://user@127.0.0.1:PORT/orders' },
  { module: 'drizzle-orm/mysql2', url: 'mysql://user@127.0.0.1:PORT/orders' },
  { module: 'drizzle-orm/postgres-js', url: 'postgres://user@127.0.0.1:PORT/orders' },
].flatMap(({ module, url }) => [
  none(`const { drizzle } = require('${module}'); drizzle('${url}');`),
  opens(`const { drizzle } = require('${module}'); drizzle('${url}').execute('select 1').then(console.log);`, { untold: 'the methods of drizzle are not in the table' }),
]);

const probe: Probe = { packages: [{ name: 'drizzle-orm', versions: ['0.45.4'], before: '', forms }] };

export default probe;
