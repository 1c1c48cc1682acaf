import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'tedious',
    versions: ['19.2.2'],
    before: `
const { Connection } = require('tedious');
const server = '127.0.0.1';
const authentication = { type: 'default', options: { userName: 'user', password: 'word' } };
`,
    forms: [
      none('new Connection({ server, authentication, options: { port: PORT } });'),
      opens('new Connection({ server, authentication, options: { port: PORT } }).connect();', { timer: 15_000 }),
      opens('new Connection({ server, authentication, options: { port: PORT, connectTimeout: 4321 } }).connect();', { timer: 4_321 }),
    ],
  }],
};

export default probe;
