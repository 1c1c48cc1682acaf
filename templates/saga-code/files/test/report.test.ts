import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from '../src/report.js';

test('a parked compensation is a line of its own message, among the errors', (context) => {
  const lines = context.mock.method(console, 'error', () => undefined).mock;
  report({ sagaId: 'saga-1', saga: 'test', type: 'compensation-parked', step: 'pay', reason: 'no' });
  assert.deepEqual(lines.calls.map(({ arguments: given }) => JSON.parse(String(given)) as unknown), [
    { message: 'saga-compensation-parked', event: 'compensation-parked', saga: 'test', sagaId: 'saga-1', step: 'pay', reason: 'no' },
  ]);
});

test('what customers sent and got is in no line', (context) => {
  const lines = context.mock.method(console, 'log', () => undefined).mock;
  report({ sagaId: 'saga-1', saga: 'test', type: 'saga-started', input: 'secret' });
  report({ sagaId: 'saga-1', saga: 'test', type: 'step-succeeded', step: 'pay', result: 'secret' });
  assert.equal(lines.calls.length, 2);
  assert.doesNotMatch(lines.calls.map(({ arguments: given }) => String(given)).join(), /secret/);
});
