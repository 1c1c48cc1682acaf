import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'sequelize',
    versions: ['6.37.8'],
    before: `
const { Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://user@127.0.0.1:PORT/orders');
`,
    forms: [
      none(''),
      opens('sequelize.authenticate();'),
      opens('sequelize.sync();'),
      opens("sequelize.query('select 1');"),
    ],
  }],
};

export default probe;
