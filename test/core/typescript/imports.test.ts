import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from './parser.ts';
import { shownBindings, shownImports } from './shown.ts';
import { rows } from './tables.ts';

describe('imports of a module', () => {
  rows(shownImports, [
    ["import Redis from 'ioredis';", ['static ioredis']],
    ["import 'source-map-support/register';", ['static source-map-support/register']],
    ["import type { Redis } from 'ioredis';", ['static ioredis (type)']],
    ["import { type Redis, type Cluster } from 'ioredis';", ['static ioredis (type)']],
    ["import { type RedisOptions, Redis } from 'ioredis';", ['static ioredis']],
    ["import Redis, { type RedisOptions } from 'ioredis';", ['static ioredis']],
    ["import {} from './instrumentation';", ['static ./instrumentation']],
    ["import Redis = require('ioredis');", ['static ioredis']],
    ["import type Redis = require('ioredis');", ['static ioredis (type)']],
    ["export import Redis = require('ioredis');", ['static ioredis']],
    ["import data from './regions.json' with { type: 'json' };", ['static ./regions.json']],
    ["export { redis } from './redis.js';", ['from ./redis.js']],
    ["export type { Order } from './order';", ['from ./order (type)']],
    ["export { type Order } from './order';", ['from ./order (type)']],
    ["export * from './orders';", ['from ./orders']],
    ["export * as orders from './orders';", ['from ./orders']],
    ["export type * from './orders';", ['from ./orders (type)']],
    ["const Redis = require('ioredis');", ['require ioredis']],
    ['const Redis = require(`ioredis`);', ['require ioredis']],
    ["const { Cluster } = require('ioredis').default;", ['require ioredis']],
    ["new (require('ioredis'))();", ['require ioredis']],
    ["require('dotenv').config();", ['require dotenv']],
    ["const { default: Redis } = await import('ioredis');", ['dynamic ioredis']],
    ["function connect() { const Redis = require('ioredis'); }", ['connect: require ioredis']],
    ["const connect = async () => new (await import('ioredis')).default();", ['connect: dynamic ioredis']],
    ["if (process.env.TRACING) require('./tracing');", ['[set :process.env.TRACING] require ./tracing']],
    ["class Cache { redis = require('ioredis'); }", ['instance-fields Cache: require ioredis']],
    ["import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('ioredis');", ['static node:module', 'require ioredis']],
    ["import module from 'node:module'; const require = module.createRequire('/'); require('ioredis');", ['static node:module', 'require ioredis']],
    // Not imports of this module.
    ['function load(require) { require("ioredis"); }', []],
    ['require(name); require("./" + name); import(name);', []],
    ['require.resolve("ioredis"); loader.require("ioredis");', []],
    ["let redis: import('ioredis').Redis;", []],
    ["declare module 'ioredis' { import { Socket } from 'net'; }", []],
  ]);

  it('know the specifier with its quotes, and the whole of what asks', () => {
    const text = "import Redis from 'ioredis';\nconst cache = require( 'iovalkey' );";
    const [first, second] = factsOf(text).imports;
    const cut = (range: { start: number; end: number } | undefined): string => text.slice(range?.start, range?.end);
    assert.deepEqual([cut(first?.specifierRange), cut(first?.range)], ["'ioredis'", "import Redis from 'ioredis';"]);
    assert.deepEqual([cut(second?.specifierRange), cut(second?.range)], ["'iovalkey'", "require( 'iovalkey' )"]);
  });
});

describe('imported names', () => {
  rows(shownBindings, [
    ["import Redis from 'ioredis';", ['import Redis from ioredis.default']],
    ["import { Redis, Cluster as RedisCluster } from 'ioredis';", ['import Redis from ioredis.Redis', 'import RedisCluster from ioredis.Cluster']],
    ["import { default as Redis } from 'ioredis';", ['import Redis from ioredis.default']],
    ["import { 'Redis client' as Redis } from 'ioredis';", ['import Redis from ioredis.Redis client']],
    ["import * as IORedis from 'ioredis';", ['import IORedis from ioredis.*']],
    ["import Redis, * as IORedis from 'ioredis';", ['import Redis from ioredis.default', 'import IORedis from ioredis.*']],
    ["import IORedis = require('ioredis');", ['import IORedis = module ioredis from ioredis.*']],
    ["import { Redis } from 'ioredis'; import Pool = Redis.Cluster;", ['import Redis from ioredis.Redis', 'other Pool = Redis.Cluster']],
    ["const Redis = require('ioredis');", ['const Redis = module ioredis']],
    ["const { Redis, Cluster: Pool } = require('ioredis');", ['const Redis = module ioredis.Redis', 'const Pool = module ioredis.Cluster']],
    ["const { Redis: { Cluster } } = require('ioredis');", ['const Cluster = module ioredis.Redis.Cluster']],
    ["const Redis = require('ioredis').default;", ['const Redis = module ioredis.default']],
    ["const { Redis } = await import('ioredis');", ['const Redis = module ioredis.Redis']],
    ['const ioredis_1 = __importDefault(require("ioredis"));', ['const ioredis_1 = module ioredis']],
    ['const ioredis_1 = tslib_1.__importStar(require("ioredis"));', ['const ioredis_1 = module ioredis']],
    ['var import_ioredis = __toESM(require("ioredis"));', ['var import_ioredis = module ioredis']],
    ['var _ioredis = _interopRequireDefault(require("ioredis"));', ['var _ioredis = module ioredis']],
    ['var _ioredis = _interop_require_wildcard(require("ioredis"));', ['var _ioredis = module ioredis']],
    ['const wrap = (m) => m; const ioredis = wrap(require("ioredis"));', ['const wrap = function wrap', 'const ioredis = wrap(module ioredis)', 'wrap: parameter m']],
  ]);
});
