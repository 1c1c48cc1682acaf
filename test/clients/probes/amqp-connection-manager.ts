import { opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'amqp-connection-manager',
    versions: ['5.0.0'],
    before: "const amqp = require('amqp-connection-manager');",
    forms: [opens("amqp.connect(['amqp://127.0.0.1:PORT']);"), opens("amqp.connect('amqp://127.0.0.1:PORT');")],
  }],
};

export default probe;
