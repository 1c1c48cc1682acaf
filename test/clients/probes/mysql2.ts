import { none, opens, type Form, type Probe } from '../probing/probe.ts';

function forms(module: string, isPromise: boolean): readonly Form[] {
  const load = `const mysql = require('${module}');`;
  return [
    opens(`${load} mysql.createConnection(at);`, { timer: 10_000 }),
    opens(`${load} mysql.createConnection({ ...at, connectTimeout: 4321 });`, { timer: 4_321 }),
    none(`${load} mysql.createPool(at);`),
    opens(`${load} mysql.createPool(at).query('select 1'${isPromise ? '' : ', () => undefined'});`, { timer: 10_000 }),
    opens(`${load} mysql.createPool({ ...at, connectTimeout: 4321 }).execute('select 1'${isPromise ? '' : ', [], () => undefined'});`, { timer: 4_321 }),
    opens(`${load} mysql.createPool(at).getConnection(${isPromise ? '' : '() => undefined'});`),
    ...(isPromise ? [] : [none(`${load} mysql.createPool(at).promise();`), ...["query('select 1')", "execute('select 1')", 'getConnection()'].map((call) => opens(`${load} mysql.createPool(at).promise().${call};`))]),
    none(`${load} mysql.createPoolCluster();`),
    none(`${load} mysql.createPoolCluster().add('orders', at);`),
    opens(`${load} const cluster = mysql.createPoolCluster(); cluster.add('orders', at); cluster.getConnection(${isPromise ? '' : '() => undefined'});`),
  ];
}

const probe: Probe = {
  packages: [{
    name: 'mysql2',
    versions: ['3.24.6'],
    before: "const at = { host: '127.0.0.1', port: PORT, user: 'user' };",
    forms: [...forms('mysql2', false), ...forms('mysql2/promise', true)],
  }],
};

export default probe;
