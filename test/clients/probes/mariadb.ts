import { none, opens, type Form, type Probe } from '../probing/probe.ts';

function forms(module: string, callback: string): readonly Form[] {
  const load = `const mariadb = require('${module}');`;
  const waiting = `${load} mariadb.createPool({ ...at, minimumIdle: 0 })`;
  return [
    opens(`${load} mariadb.createConnection(at);`, { timer: 1_000 }),
    opens(`${load} mariadb.createConnection({ ...at, connectTimeout: 4321 });`, { timer: 4_321 }),
    opens(`${load} mariadb.createPool(at);`, { timer: 1_000 }),
    opens(`${load} mariadb.createPool({ ...at, connectTimeout: 4321 });`, { timer: 4_321 }),
    opens(`${load} mariadb.createPool({ ...at, minimumIdle: 1 });`),
    none(`${waiting};`),
    opens(`${waiting}.getConnection(${callback});`),
    opens(`${waiting}.query('select 1'${callback === '' ? '' : `, ${callback}`});`),
    opens(`${waiting}.execute('select 1'${callback === '' ? '' : `, ${callback}`});`),
  ];
}

const probe: Probe = {
  packages: [{
    name: 'mariadb',
    versions: ['3.5.4'],
    before: "const at = { host: '127.0.0.1', port: PORT, user: 'user' };",
    forms: [...forms('mariadb', ''), ...forms('mariadb/callback', '() => undefined')],
  }],
};

export default probe;
