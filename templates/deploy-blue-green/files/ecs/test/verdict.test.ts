import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check, Outcome } from '../src/hooks/runChecks.js';
import { decide } from '../src/hooks/verdict.js';

const check = (name: string): Check => ({ name, path: '/', expect: () => undefined });
const passed = (name: string): Outcome => ({ check: name, state: 'passed' });
const open: Outcome = { check: 'b', state: 'open', reason: 'no answer' };
const wrong: Outcome = { check: 'a', state: 'failed', reason: 'wrong' };

test('all checks passed', () => {
  assert.deepEqual(decide([check('a'), check('b')], [passed('a'), passed('b')], true), { status: 'SUCCEEDED', reasons: [] });
});

test('what is open is tried again while there is time, and has failed after that', () => {
  assert.deepEqual(decide([check('a'), check('b')], [passed('a'), open], true), { status: 'IN_PROGRESS', reasons: ['b: no answer'] });
  assert.deepEqual(decide([check('a'), check('b')], [passed('a'), open], false), { status: 'FAILED', reasons: ['b: no answer'] });
});

test('a failure is one at once, whatever is still open', () => {
  assert.deepEqual(decide([check('a'), check('b')], [wrong, open], true), { status: 'FAILED', reasons: ['a: wrong', 'b: no answer'] });
});

test('a check that was not run has not passed, and no time makes it', () => {
  assert.deepEqual(decide([check('a'), check('b')], [passed('a')], true), { status: 'FAILED', reasons: ['b: was not run'] });
});

test('no checks are no success', () => {
  assert.equal(decide([], [], true).status, 'FAILED');
});

test('one that passed does not hide a failing one of the same name', () => {
  assert.equal(decide([check('a'), check('a')], [wrong, passed('a')], true).status, 'FAILED');
});
