import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concurrencyOf, environmentsFor, missingQuota } from '../src/concurrency.js';

test('concurrency is requests per second times their average duration', () => {
  assert.equal(concurrencyOf({ requestsPerSecond: 10_000, averageMs: 150 }), 1500);
  assert.equal(concurrencyOf({ requestsPerSecond: 3, averageMs: 100 }), 1);
});

test('a tenth more is provisioned than is needed on average', () => {
  assert.equal(environmentsFor({ requestsPerSecond: 10_000, averageMs: 150 }), 1650);
});

test('an environment takes ten requests per second, however short they are', () => {
  assert.equal(environmentsFor({ requestsPerSecond: 10_000, averageMs: 20 }), 1100);
});

test('an account of 1,000 has room for 900 provisioned environments', () => {
  assert.equal(missingQuota(900, 1000), 0);
  assert.equal(missingQuota(901, 1000), 1);
  assert.equal(missingQuota(1650, 1000), 750);
});
