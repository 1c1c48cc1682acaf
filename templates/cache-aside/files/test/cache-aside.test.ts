import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCacheAside } from '../src/cache/cache-aside.js';
import type { CacheAsideOptions } from '../src/cache/cache-aside.js';
import { MemoryStore } from './support/memory-store.js';

const ttlMs = 60_000;
const negativeTtlMs = 5_000;

/** A cache of texts in front of a source that is a map. */
function setUp(changes: Partial<CacheAsideOptions<string>> = {}) {
  const store = new MemoryStore();
  const source = new Map([['7', 'seven']]);
  const loads: string[] = [];
  const failures: string[] = [];
  const read = createCacheAside<string>({
    store,
    keyPrefix: 'test:v1',
    load: async (id) => {
      loads.push(id);
      return source.get(id);
    },
    decode: (value) => {
      if (typeof value !== 'string') throw new TypeError('no text');
      return value;
    },
    ttlMs,
    negativeTtlMs,
    jitter: 0,
    onCacheFailure: (operation) => failures.push(operation),
    ...changes,
  });
  return { read, store, source, loads, failures };
}

test('a miss reads the source and remembers it', async () => {
  const { read, store, loads } = setUp();
  assert.equal(await read('7'), 'seven');
  assert.deepEqual(loads, ['7']);
  assert.deepEqual([...store.entries], [['test:v1:7', { value: '{"value":"seven"}', ttlMs }]]);
});

test('a hit leaves the source alone', async () => {
  const { read, source, loads } = setUp();
  await read('7');
  source.set('7', 'changed');
  assert.equal(await read('7'), 'seven');
  assert.equal(loads.length, 1);
});

test('what does not exist is remembered, for a shorter time', async () => {
  const { read, store, loads } = setUp();
  assert.equal(await read('8'), undefined);
  assert.equal(await read('8'), undefined);
  assert.deepEqual(loads, ['8']);
  assert.equal(store.entries.get('test:v1:8')?.ttlMs, negativeTtlMs);
});

for (const failing of ['read', 'both'] as const) {
  test(`a cache that fails (${failing}) is not noticed by the caller, and is not asked twice`, async () => {
    const { read, store, failures } = setUp();
    store.failing = failing;
    assert.equal(await read('7'), 'seven');
    assert.deepEqual(failures, ['read']);
    assert.deepEqual(store.calls, ['get test:v1:7']);
  });
}

test('a cache that takes nothing is not noticed by the caller', async () => {
  const { read, store, failures } = setUp();
  store.failing = 'write';
  assert.equal(await read('7'), 'seven');
  assert.deepEqual(failures, ['write']);
});

test('a source that fails is told, and nothing is remembered of it', async () => {
  let isDown = true;
  const { read, store } = setUp({
    load: async () => {
      if (isDown) throw new Error('the source is down');
      return 'seven';
    },
  });
  await assert.rejects(read('7'), /the source is down/);
  assert.equal(store.entries.size, 0);
  isDown = false;
  assert.equal(await read('7'), 'seven');
});

test('a stampede on one id reaches cache and source once', async () => {
  const { read, store, loads } = setUp();
  const values = await Promise.all(Array.from({ length: 500 }, () => read('7')));
  assert.deepEqual(new Set(values), new Set(['seven']));
  assert.deepEqual(loads, ['7']);
  assert.deepEqual(store.calls, ['get test:v1:7', 'set test:v1:7']);
});

test('a stampede on a source that fails is told to everyone, and the next read tries again', async () => {
  let attempts = 0;
  const { read } = setUp({
    load: async () => {
      attempts++;
      throw new Error('the source is down');
    },
  });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => read('7')));
  assert.ok(results.every(({ status }) => status === 'rejected'));
  assert.equal(attempts, 1);
  await assert.rejects(read('7'));
  assert.equal(attempts, 2);
});

test('different ids do not wait for each other', async () => {
  const { read, source, loads } = setUp();
  source.set('8', 'eight');
  assert.deepEqual(await Promise.all([read('7'), read('8')]), ['seven', 'eight']);
  assert.deepEqual(loads, ['7', '8']);
});

for (const [random, expected] of [[0, 54_000], [0.5, 60_000], [1, 66_000]] as const) {
  test(`a jitter of 10 % makes ${ttlMs} ms ${expected} ms at ${random}`, async () => {
    const { read, store } = setUp({ jitter: 0.1, random: () => random });
    await read('7');
    assert.equal(store.entries.get('test:v1:7')?.ttlMs, expected);
  });
}

test('entries written together do not expire together', async () => {
  const { read, store } = setUp({ jitter: 0.1, load: async (id) => id });
  for (let id = 0; id < 200; id++) await read(String(id));
  const ttls = [...store.entries.values()].map((entry) => entry.ttlMs);
  assert.ok(Math.min(...ttls) >= ttlMs * 0.9 && Math.max(...ttls) <= ttlMs * 1.1);
  assert.ok(new Set(ttls).size > 100);
});

for (const text of ['not JSON', 'null', '"seven"', '{"value":7}']) {
  test(`an entry that cannot be used (${text}) is replaced`, async () => {
    const { read, store, failures } = setUp();
    store.entries.set('test:v1:7', { value: text, ttlMs });
    assert.equal(await read('7'), 'seven');
    assert.deepEqual(failures, ['decode']);
    assert.equal(store.entries.get('test:v1:7')?.value, '{"value":"seven"}');
  });
}
