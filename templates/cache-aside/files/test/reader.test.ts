import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRedisClient, redisStore } from '../src/cache/redis-client.js';
import { create<%= entity | pascal %>Reader } from '../src/reader.js';
import { patient, startFakeRedis } from './support/fake-redis.js';
import { startSource } from './support/source.js';

test('reads come from the source, then from the cache, and from the source again when the cache is gone', async (context) => {
  const redis = await startFakeRedis(context);
  const source = await startSource(context, (request, response) => {
    const exists = request.url === '/7';
    response.writeHead(exists ? 200 : 404).end(exists ? '{"id":"7","name":"seven"}' : '');
  });
  const lines = context.mock.method(console, 'error', () => undefined).mock;
  const client = createRedisClient(redis.address, () => undefined, patient);
  context.after(() => client.disconnect());
  const read = create<%= entity | pascal %>Reader(redisStore(client, patient), source.url);

  assert.deepEqual(await read('7'), { id: '7', name: 'seven' });
  assert.deepEqual(await read('7'), { id: '7', name: 'seven' });
  assert.equal(await read('8'), undefined);
  assert.equal(await read('8'), undefined);
  assert.deepEqual(source.asked, ['/7', '/8']);
  assert.equal(lines.callCount(), 0);

  await redis.stop();
  assert.deepEqual(await read('7'), { id: '7', name: 'seven' });
  assert.deepEqual(source.asked, ['/7', '/8', '/7']);
  assert.ok(lines.calls.some(({ arguments: [line] }) => String(line).startsWith('{"message":"cache-unavailable","part":"read"')));
});
