import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../src/hooks/runChecks.js';
import { decide } from '../src/hooks/verdict.js';

const check = (name: string): Check => ({ name, event: {}, expect: () => undefined });

test('all checks passed', () => {
  assert.deepEqual(decide([check('a'), check('b')], [{ check: 'a' }, { check: 'b' }]), { status: 'Succeeded', reasons: [] });
});

test('every failure is told, in the order of the checks', () => {
  const outcomes = [{ check: 'c' }, { check: 'b', failure: 'slow' }, { check: 'a', failure: 'wrong' }];
  assert.deepEqual(decide([check('a'), check('b'), check('c')], outcomes), { status: 'Failed', reasons: ['a: wrong', 'b: slow'] });
});

test('a check that was not run has not passed', () => {
  assert.deepEqual(decide([check('a'), check('b')], [{ check: 'a' }]), { status: 'Failed', reasons: ['b: was not run'] });
});

test('no checks are no success', () => {
  assert.equal(decide([], []).status, 'Failed');
});

test('one that passed does not hide a failing one of the same name', () => {
  assert.equal(decide([check('a'), check('a')], [{ check: 'a', failure: 'wrong' }, { check: 'a' }]).status, 'Failed');
});
