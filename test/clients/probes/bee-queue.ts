import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'bee-queue',
    versions: ['2.0.0'],
    before: `
const Queue = require('bee-queue');
const at = { host: '127.0.0.1', port: PORT };
`,
    forms: [
      opens("new Queue('orders', { redis: at });"),
      opens("new Queue('orders', { redis: { ...at, lazyConnect: true } });"),
      opens("new Queue('orders', { redis: at, autoConnect: true });"),
      none("new Queue('orders', { redis: at, autoConnect: false });"),
      opens("new Queue('orders', { redis: at, autoConnect: false }).connect();"),
      none("try { new Queue('orders', { redis: at, autoConnect: false }).process(async () => undefined); } catch (error) { console.log(error.message); }"),
    ],
  }],
};

export default probe;
