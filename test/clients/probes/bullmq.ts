import { opens, type Probe } from '../probing/probe.ts';

const forms = ["Queue('orders', ", "QueueEvents('orders', ", 'FlowProducer(', "Worker('orders', async (job) => job, "].flatMap((start) => [
  opens(`new ${start}{ connection: at });`),
  opens(`new ${start}{ connection: { ...at, lazyConnect: true } });`),
  opens(`new ${start}{ connection: new Redis({ ...at, lazyConnect: true, maxRetriesPerRequest: null }) });`),
  opens(`new ${start}{ connection: at, autorun: false, skipWaitingForReady: true });`),
]);

const probe: Probe = {
  packages: [{
    name: 'bullmq',
    versions: ['5.81.5', '6.7.0'],
    before: `
const { FlowProducer, Queue, QueueEvents, Worker } = require('bullmq');
const Redis = require('ioredis');
const at = { host: '127.0.0.1', port: PORT };
`,
    forms,
  }],
};

export default probe;
