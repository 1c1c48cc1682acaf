import { none, opens, type Probe } from '../probing/probe.ts';

// No rows: it speaks HTTP and has no connection to keep.
const probe: Probe = {
  packages: [{
    name: '@upstash/redis',
    versions: ['1.39.0'],
    before: `
const { Redis } = require('@upstash/redis');
const at = { url: 'http://127.0.0.1:PORT', token: 'token' };
`,
    forms: [none('new Redis(at);'), opens("new Redis(at).get('key');", { untold: 'a request over HTTP' })],
  }],
};

export default probe;
