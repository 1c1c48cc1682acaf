import { none, opens, type Probe } from '../probing/probe.ts';

const lazy = 'new Redis({ ...at, lazyConnect: true })';
const before = (load: string): string => `
${load}
const Redis = require('iovalkey');
const at = { host: '127.0.0.1', port: PORT };
`;

// No rows: what counts is the client that they are given, or there is no network at all.
const probe: Probe = {
  packages: [
    {
      name: 'redlock',
      versions: ['4.2.0'],
      before: before("const Redlock = require('redlock');"),
      forms: [none(`new Redlock([${lazy}]);`), opens('new Redlock([new Redis(at)]);')],
    },
    {
      name: 'connect-redis',
      // From 10 on it wants Node.js 22.
      versions: ['9.0.0'],
      before: before("const { RedisStore } = require('connect-redis');"),
      forms: [none(`new RedisStore({ client: ${lazy} });`), opens('new RedisStore({ client: new Redis(at) });')],
    },
    { name: 'express-session', versions: ['1.18.2'], before: '', forms: [] },
    {
      name: 'ioredis-mock',
      versions: ['8.13.1'],
      before: before("const Mock = require('ioredis-mock');"),
      forms: [none('new Mock(at);'), none("new Mock(at).get('key');"), opens('new Redis(at);')],
    },
  ],
};

export default probe;
