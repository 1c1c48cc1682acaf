import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from '../src/report.js';
import { create<%= sagaName | pascal %>Runner } from '../src/runner.js';
import { startParticipants } from './support/participants.js';
import { createStore } from './support/store.js';
import { input, pairs } from './support/world.js';

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

test('the joined parts run the saga, and every entry of its journal is a line', async (context) => {
  const lines = context.mock.method(console, 'log', () => undefined).mock;
  const { url } = await startParticipants(context);
  const store = await createStore(context);
  const outcome = await create<%= sagaName | pascal %>Runner(url, store).start('saga-1', input);
  assert.equal(outcome.status, 'completed');
  const told = lines.calls.map(({ arguments: given }) => (JSON.parse(String(given)) as { readonly event: string }).event);
  assert.deepEqual(told, (await store.journal.read('saga-1')).map(({ type }) => type));
  assert.equal(told.filter((event) => event === 'step-succeeded').length, pairs.length<% if readFirst %> + 1<% endif %>);
});
