import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'kafkajs',
    versions: ['2.2.4'],
    before: `
const { Kafka } = require('kafkajs');
const at = { brokers: ['127.0.0.1:PORT'] };
const group = { groupId: 'orders' };
`,
    forms: [
      none('new Kafka(at);'),
      none('new Kafka(at).producer();'),
      none('new Kafka(at).consumer(group);'),
      none('new Kafka(at).admin();'),
      opens('new Kafka(at).producer().connect();', { timer: 1_000 }),
      opens('new Kafka({ ...at, connectionTimeout: 4321 }).producer().connect();', { timer: 4_321 }),
      opens('new Kafka(at).consumer(group).connect();'),
      opens('new Kafka(at).consumer(group).run({ eachMessage: async (message) => message });'),
      opens('new Kafka(at).admin().connect();'),
    ],
  }],
};

export default probe;
