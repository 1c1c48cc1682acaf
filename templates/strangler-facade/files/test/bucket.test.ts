import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketOf } from '../src/facade/bucket.js';

const customers = Array.from({ length: 10_000 }, (_, index) => `customer-${index}`);

for (const percent of [1, 10, 50, 90]) {
  test(`a share of ${percent} % takes about that many callers`, () => {
    const chosen = customers.filter((customer) => bucketOf('<%= capability %>', customer) < percent);
    assert.ok(Math.abs(chosen.length / 100 - percent) < 2, `${chosen.length} of 10000`);
  });
}

test('a caller keeps the same place', () => {
  assert.equal(bucketOf('<%= capability %>', 'customer-7'), bucketOf('<%= capability %>', 'customer-7'));
});

test('raising a share sends nobody back', () => {
  const early = customers.filter((customer) => bucketOf('<%= capability %>', customer) < 10);
  assert.ok(early.every((customer) => bucketOf('<%= capability %>', customer) < 25));
});

test('another capability chooses other callers first', () => {
  const first = customers.filter((customer) => bucketOf('<%= capability %>', customer) < 10);
  const both = first.filter((customer) => bucketOf('not-<%= capability %>', customer) < 10);
  assert.ok(both.length < first.length / 2, `${both.length} of ${first.length} go first twice`);
});
