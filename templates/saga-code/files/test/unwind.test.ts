import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSagaRunner } from '../src/saga/runner.js';
import { saga } from '../src/saga/saga.js';
import type { Behaviour } from './support/participants.js';
import { createStore } from './support/store.js';
import { createWorld, first, input, pairs, second, third } from './support/world.js';

test('a saga does every step once, in order, each under a key of its own', async (context) => {
  const { participants, runner, inForce, store } = await createWorld(context);
  const outcome = await runner.start('saga-1', input);
  assert.equal(outcome.status, 'completed');
  assert.deepEqual(inForce(), pairs.map(({ step }) => step));
<% if readFirst %>
  assert.deepEqual(participants.calls.map(({ command, key }) => [command, key]), [
    ['<%= readStep %>', 'saga-1:<%= readStep | camel %>'],
    ...pairs.map(({ action, step }) => [action, `saga-1:${step}`]),
  ]);
<% else %>
  assert.deepEqual(participants.calls.map(({ command, key }) => [command, key]), pairs.map(({ action, step }) => [action, `saga-1:${step}`]));
<% endif %>
  assert.deepEqual(await store.journal.unfinished(), []);
});

test('a step is given what the earlier ones gave', async (context) => {
  const { participants, runner } = await createWorld(context);
  const outcome = await runner.start('saga-1', input);
  assert.ok(outcome.status === 'completed');
  const call = participants.calls.find(({ command }) => command === third.action);
  assert.deepEqual(call?.body, { ...input, basis: outcome.results.<%= secondStep | camel %>.reference });
});

/** Ways to fail, and whether it is certain that nothing was done. */
const failures: readonly (readonly [Behaviour, boolean])[] = [['refuse', true], ['fail', false], ['break', false], ['silence', false]];

for (const [place, { step, action }] of pairs.entries()) {
  for (const [behaviour, certain] of failures) {
    test(`${step} meets "${behaviour}": what may have been done is undone in reverse`, async (context) => {
      const { participants, runnerWith, undone, inForce } = await createWorld(context);
      participants.behave(action, behaviour);
      const outcome = await runnerWith({ timeoutMs: behaviour === 'silence' ? 200 : 5000 }).start('saga-1', input);
      assert.equal(outcome.status, 'compensated');
      assert.ok(outcome.reason.startsWith(`${step}: `), outcome.reason);
      assert.deepEqual(inForce(), []);
      const begun = pairs.slice(0, certain ? place : place + 1);
      assert.deepEqual(undone(), begun.map(({ undo }) => undo).reverse());
    });
  }
}

test('a step that only reads is not compensated when a later one fails', async (context) => {
  const reading = saga<null>('reading')
    .step({ name: 'read', readOnly: true, run: async () => 1 })
    .step({ name: 'readOn', readOnly: true, run: () => Promise.reject(new Error('no answer')) })
    .build();
  const retry = { attempts: 1, baseDelayMs: 1, maxDelayMs: 1 };
  const runner = createSagaRunner(reading, { ...(await createStore(context)), observe: () => undefined, timeoutMs: 1000, retry });
  assert.deepEqual(await runner.start('saga-1', null), { status: 'compensated', reason: 'readOn: no answer' });
});

test('an action that arrives after its own compensation stays undone', async (context) => {
  const { participants, runnerWith, inForce } = await createWorld(context);
  participants.behave(second.action, 'late');
  const outcome = await runnerWith({ timeoutMs: 200 }).start('saga-1', input);
  assert.equal(outcome.status, 'compensated');
  participants.catchUp();
  assert.deepEqual(inForce(), []);
});

test('a compensation is told the key of its action, what it gave, and has a key of its own', async (context) => {
  const { participants, runner } = await createWorld(context);
  participants.behave(second.action, 'break');
  await runner.start('saga-1', input);
  const [unknown, known] = participants.calls.filter(({ body }) => 'actionKey' in body);
  assert.deepEqual([unknown?.key, unknown?.body['actionKey'], unknown?.body['reference']], [`saga-1:${second.step}:undo`, `saga-1:${second.step}`, undefined]);
  assert.deepEqual([known?.key, known?.body['actionKey']], [`saga-1:${first.step}:undo`, `saga-1:${first.step}`]);
  assert.match(String(known?.body['reference']), new RegExp(`^${first.action}-`));
});
