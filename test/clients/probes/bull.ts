import { opens, type Probe } from '../probing/probe.ts';

const forms = ['new Queue', 'Queue'].flatMap((start) => [
  opens(`${start}('orders', { redis: at });`),
  opens(`${start}('orders', 'redis://127.0.0.1:PORT');`),
  opens(`${start}('orders', 'redis://127.0.0.1:PORT', { redis: { lazyConnect: true } });`),
  opens(`${start}('orders', { redis: { ...at, lazyConnect: true } });`),
]);

const probe: Probe = {
  packages: [{
    name: 'bull',
    versions: ['4.16.5'],
    before: `
const Queue = require('bull');
const at = { host: '127.0.0.1', port: PORT };
`,
    forms,
  }],
};

export default probe;
