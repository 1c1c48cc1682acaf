import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endToEndHeaders, hasBody } from '../src/facade/headers.js';

test('headers about one connection do not travel on, all others do', () => {
  const headers = endToEndHeaders({
    connection: 'keep-alive, X-Debug-Token',
    'keep-alive': 'timeout=5',
    te: 'trailers',
    upgrade: 'websocket',
    'x-debug-token': 'secret',
    'content-type': 'application/json',
    'set-cookie': ['a=1', 'b=2'],
  });
  assert.deepEqual(headers, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
});

test('a body is known by its length or its framing', () => {
  assert.equal(hasBody({ 'content-length': '2' }), true);
  assert.equal(hasBody({ 'transfer-encoding': 'chunked' }), true);
  assert.equal(hasBody({ 'content-length': '0' }), false);
  assert.equal(hasBody({}), false);
});
