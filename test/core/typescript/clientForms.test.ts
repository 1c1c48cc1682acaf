import { describe } from 'mocha';
import { shownBindings, shownCalls } from './shown.ts';
import { rows } from './tables.ts';
import type { ModuleFacts } from '../../../src/core/model/module.ts';

/** The first call, its callee traced to the import by hand: what the linker has to go by. */
const constructions = (facts: ModuleFacts): readonly string[] => [...shownBindings(facts).filter((line) => /ioredis|iovalkey/.test(line)), ...shownCalls(facts)];

describe('every way to come by a client class', () => {
  rows(constructions, [
    ["import Redis from 'ioredis'; new Redis();", ['import Redis from ioredis.default', 'new Redis()']],
    ["import { Redis } from 'ioredis'; new Redis();", ['import Redis from ioredis.Redis', 'new Redis()']],
    ["import { Redis as Cache } from 'ioredis'; new Cache();", ['import Cache from ioredis.Redis', 'new Cache()']],
    ["import { Cluster } from 'ioredis'; new Cluster([]);", ['import Cluster from ioredis.Cluster', 'new Cluster([])']],
    ["import Redis from 'ioredis'; new Redis.Cluster([]);", ['import Redis from ioredis.default', 'new Redis.Cluster([])']],
    ["import * as IORedis from 'ioredis'; new IORedis.Redis(); new IORedis.default(); new IORedis();", [
      'import IORedis from ioredis.*',
      'new IORedis.Redis()',
      'new IORedis.default()',
      'new IORedis()',
    ]],
    ["import IORedis = require('ioredis'); new IORedis();", ['import IORedis = module ioredis from ioredis.*', 'new IORedis()']],
    ["import { Valkey } from 'iovalkey'; new Valkey();", ['import Valkey from iovalkey.Valkey', 'new Valkey()']],
    ["import Redis from 'ioredis'; Redis.createClient(6379);", ['import Redis from ioredis.default', 'Redis.createClient(6379)']],
    ["const Redis = require('ioredis'); new Redis();", ['const Redis = module ioredis', 'new Redis()']],
    ["const Redis = require('ioredis').default; new Redis();", ['const Redis = module ioredis.default', 'new Redis()']],
    ["const { Redis } = require('ioredis'); new Redis();", ['const Redis = module ioredis.Redis', 'new Redis()']],
    ["const { default: Redis } = await import('ioredis'); new Redis();", ['const Redis = module ioredis.default', 'new Redis()']],
    ["new (require('ioredis'))();", ['new module ioredis()']],
    ["new (require('ioredis').Cluster)([]);", ['new module ioredis.Cluster([])']],
    ['const ioredis_1 = __importDefault(require("ioredis")); exports.redis = new ioredis_1.default();', ['const ioredis_1 = module ioredis', ':__importDefault(module ioredis)', 'new ioredis_1.default()']],
    ['var import_ioredis = __toESM(require("ioredis")); new import_ioredis.default.Cluster([]);', [
      'var import_ioredis = module ioredis',
      ':__toESM(module ioredis)',
      'new import_ioredis.default.Cluster([])',
    ]],
  ]);
});

describe('every way to give a client its options', () => {
  const only = (facts: ModuleFacts): readonly string[] => shownCalls(facts);
  rows(only, [
    ['new Redis;', ['new :Redis']],
    ['new Redis();', ['new :Redis()']],
    ['new Redis(6379);', ['new :Redis(6379)']],
    ["new Redis(6379, 'cache');", ['new :Redis(6379, "cache")']],
    ["new Redis(6379, 'cache', { lazyConnect: true });", ['new :Redis(6379, "cache", {lazyConnect: true})']],
    ['new Redis(6379, { lazyConnect: true });', ['new :Redis(6379, {lazyConnect: true})']],
    ["new Redis('redis://cache?lazyConnect=true');", ['new :Redis("redis://cache?lazyConnect=true")']],
    ['new Redis(`redis://${host}?lazyConnect=true`, options);', ['new :Redis(`redis://${}?lazyConnect=true`, :options)']],
    ['new Redis(process.env.REDIS_URL, { ...base, lazyConnect: true });', ['new :Redis(:process.env.REDIS_URL, {...:base, lazyConnect: true})']],
    ['new Redis(process.env.REDIS_URL ?? "redis://cache");', ['new :Redis(:process.env.REDIS_URL | "redis://cache")']],
    ['new Redis(process.env.REDIS_URL!, { lazyConnect: !isLocal });', ['new :Redis(:process.env.REDIS_URL, {lazyConnect: ?})']],
    ['new Redis({ sentinels: [{ host, port: 26379 }], name: "main" });', ['new :Redis({sentinels: [{host: :host, port: 26379}], name: "main"})']],
    ['new Redis(undefined, { lazyConnect: true });', ['new :Redis(undefined, {lazyConnect: true})']],
    ['new Cluster([{ host }], { redisOptions: { lazyConnect: true } });', ['new :Cluster([{host: :host}], {redisOptions: {lazyConnect: true}})']],
    ['redis.duplicate({ lazyConnect: false });', [':redis.duplicate({lazyConnect: false})']],
  ]);
});
