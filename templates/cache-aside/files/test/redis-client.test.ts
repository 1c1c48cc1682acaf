import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createRedisClient, readRedisAddress, redisStore } from '../src/cache/redis-client.js';
import type { RedisAddress, RedisTimeouts } from '../src/cache/redis-client.js';
import { deadAddress, patient, startFakeRedis } from './support/fake-redis.js';

const hurried: RedisTimeouts = { connectMs: 200, commandMs: 200 };
/** Long before ioredis would give up by itself, and enough for a machine that has other things to do. */
const inTimeMs = 5000;

function connect(context: TestContext, address: RedisAddress, timeouts = patient) {
  const errors: Error[] = [];
  const client = createRedisClient(address, (error) => errors.push(error), timeouts);
  context.after(() => client.disconnect());
  return { client, store: redisStore(client, timeouts), errors };
}

test('nothing connects before the first command', async (context) => {
  const redis = await startFakeRedis(context);
  const { store } = connect(context, redis.address);
  await delay(100);
  assert.equal(redis.connections(), 0);
  await store.get('key');
  assert.ok(redis.connections() > 0);
});

test('values are kept with their time to live, in milliseconds', async (context) => {
  const redis = await startFakeRedis(context);
  const { store, errors } = connect(context, redis.address);
  assert.equal(await store.get('key'), null);
  await store.set('key', 'value', 1500);
  assert.equal(await store.get('key'), 'value');
  assert.deepEqual(redis.commands.map(([name = '', ...rest]) => [name.toLowerCase(), ...rest]), [['get', 'key'], ['set', 'key', 'value', 'PX', '1500'], ['get', 'key']]);
  assert.deepEqual(errors, []);
});

test('a cache that is not there is given up in time', async (context) => {
  const { store } = connect(context, await deadAddress(), hurried);
  const startedAt = performance.now();
  await assert.rejects(store.get('key'));
  assert.ok(performance.now() - startedAt < inTimeMs);
});

test('a cache that does not answer is given up in time', async (context) => {
  const redis = await startFakeRedis(context);
  const { client } = connect(context, redis.address);
  await client.get('key');
  redis.hang();
  const startedAt = performance.now();
  await assert.rejects(redisStore(client, hurried).get('key'));
  assert.ok(performance.now() - startedAt < inTimeMs);
});

test('a connection that breaks is told', async (context) => {
  const redis = await startFakeRedis(context);
  const { store, errors } = connect(context, redis.address);
  await store.get('key');
  await redis.stop();
  await store.get('key').catch(() => undefined);
  for (let wait = 0; wait < 50 && errors.length === 0; wait++) await delay(100);
  assert.ok(errors.length > 0);
});

test('the address comes from the environment', () => {
  assert.deepEqual(readRedisAddress({ REDIS_HOST: 'cache.internal' }), { host: 'cache.internal', port: 6379, tls: true });
  assert.deepEqual(readRedisAddress({ REDIS_HOST: 'localhost', REDIS_PORT: '6400', REDIS_TLS: 'off' }), { host: 'localhost', port: 6400, tls: false });
  assert.throws(() => readRedisAddress({}), /REDIS_HOST is not set/);
});
