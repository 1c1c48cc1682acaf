import { opens, type Form, type Probe } from '../probing/probe.ts';

const forms: readonly Form[] = [
  opens("connect({ servers: '127.0.0.1:PORT' });", { timer: 20_000 }),
  opens("connect({ servers: '127.0.0.1:PORT', timeout: 4321 });", { timer: 4_321 }),
];

const probe: Probe = {
  packages: [
    { name: 'nats', versions: ['2.29.3'], before: "const { connect } = require('nats');", forms },
    { name: '@nats-io/transport-node', versions: ['3.4.0'], before: "const { connect } = require('@nats-io/transport-node');", forms },
  ],
};

export default probe;
