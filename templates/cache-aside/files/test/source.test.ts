import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode<%= entity | pascal %>, load<%= entity | pascal %> } from '../src/source.js';
import { startSource } from './support/source.js';

test('what the source has is read, whatever its id looks like', async (context) => {
  const { url } = await startSource(context, (request, response) => response.end(JSON.stringify({ id: request.url })));
  assert.deepEqual(await load<%= entity | pascal %>(url, '7/../8'), { id: '/7%2F..%2F8' });
});

test('what the source does not have is undefined', async (context) => {
  const { url } = await startSource(context, (_, response) => response.writeHead(404).end());
  assert.equal(await load<%= entity | pascal %>(url, '7'), undefined);
});

test('a source that fails is told', async (context) => {
  const { url } = await startSource(context, (_, response) => response.writeHead(503).end());
  await assert.rejects(load<%= entity | pascal %>(url, '7'), /answered 503/);
});

test('an answer without an id is refused', () => {
  for (const value of [null, 'seven', {}, { id: 7 }]) assert.throws(() => decode<%= entity | pascal %>(value), TypeError);
});
