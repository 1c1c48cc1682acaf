import { none, opens, type Form, type Probe } from '../probing/probe.ts';

const before = `
const typeorm = require('typeorm');
const at = { type: 'postgres', host: '127.0.0.1', port: PORT, username: 'user', database: 'orders' };
`;

const forms: readonly Form[] = [
  none('new typeorm.DataSource(at);'),
  opens('new typeorm.DataSource(at).initialize();'),
  none("new typeorm.DataSource({ ...at, type: 'mysql' });"),
  opens("new typeorm.DataSource({ ...at, type: 'mysql' }).initialize();"),
];

const probe: Probe = {
  packages: [
    // It keeps what it creates by name.
    { name: 'typeorm', versions: ['0.3.31'], before, forms: [...forms, opens('typeorm.createConnection(at);', { alone: true })] },
    { name: 'typeorm', versions: ['1.1.1'], before, forms },
  ],
};

export default probe;
