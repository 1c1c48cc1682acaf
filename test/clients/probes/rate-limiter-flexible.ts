import { none, opens, type Probe } from '../probing/probe.ts';

const probe: Probe = {
  packages: [{
    name: 'rate-limiter-flexible',
    versions: ['11.4.0'],
    before: `
const limiters = require('rate-limiter-flexible');
const mongodb = require('mongodb');
const mysql = require('mysql2');
const pg = require('pg');
const Redis = require('iovalkey');
const at = { host: '127.0.0.1', port: PORT };
const limit = { points: 10, duration: 1 };
`,
    forms: [
      none('new limiters.RateLimiterRedis({ ...limit, storeClient: new Redis({ ...at, lazyConnect: true }) });'),
      opens("new limiters.RateLimiterRedis({ ...limit, storeClient: new Redis({ ...at, lazyConnect: true }) }).consume('key');", { untold: 'what a limiter does with its client is not followed' }),
      // It waits for a client that nobody connects.
      none("new limiters.RateLimiterRedis({ ...limit, storeClient: new Redis({ ...at, lazyConnect: true }), rejectIfRedisNotReady: true }).consume('key');"),
      none('new limiters.RateLimiterValkey({ ...limit, storeClient: new Redis({ ...at, lazyConnect: true }) });'),
      opens('new limiters.RateLimiterPostgres({ ...limit, storeClient: new pg.Pool(at) });'),
      none('new limiters.RateLimiterPostgres({ ...limit, storeClient: new pg.Pool(at), tableCreated: true, clearExpiredByTimeout: false });'),
      none('new limiters.RateLimiterPostgres({ ...limit, storeClient: new pg.Pool(at), tableCreated: true });'),
      opens("new limiters.RateLimiterMySQL({ ...limit, storeClient: mysql.createPool(at), dbName: 'orders' });"),
      none("new limiters.RateLimiterMySQL({ ...limit, storeClient: mysql.createPool(at), dbName: 'orders', tableCreated: true });"),
      opens("new limiters.RateLimiterMongo({ ...limit, storeClient: new mongodb.MongoClient('mongodb://127.0.0.1:PORT'), dbName: 'orders' });"),
      none("new limiters.RateLimiterMongo({ ...limit, storeClient: new mongodb.MongoClient('mongodb://127.0.0.1:PORT'), dbName: 'orders', disableIndexesCreation: true });"),
    ],
  }],
};

export default probe;
