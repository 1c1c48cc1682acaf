import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld, first, input, second, third } from './support/world.js';
import type { World } from './support/world.js';

/** The third step fails, and so does every attempt to compensate the second, as often as it is tried. */
async function parkSecond(world: World) {
  world.participants.behave(third.action, 'refuse');
  world.participants.behave(second.undo, 'fail', 'fail', 'fail');
  return world.runner.start('saga-1', input);
}

test('a compensation that fails is tried again, under the same key, until it succeeds', async (context) => {
  const { participants, runner, events, store } = await createWorld(context);
  participants.behave(third.action, 'refuse');
  participants.behave(second.undo, 'fail', 'break');
  assert.equal((await runner.start('saga-1', input)).status, 'compensated');
  const keys = participants.calls.filter(({ command }) => command === second.undo).map(({ key }) => key);
  assert.deepEqual(keys, Array.from({ length: 3 }, () => `saga-1:${second.step}:undo`));
  const seen = events.flatMap((event) => (event.type === 'compensation-attempt-failed' ? [[event.step, event.attempt]] : []));
  assert.deepEqual(seen, [[second.step, 1], [second.step, 2]]);
  assert.deepEqual(await store.outbox.list(), []);
});

test('one that fails as often as it may is parked and seen, and the others are made', async (context) => {
  const world = await createWorld(context);
  const outcome = await parkSecond(world);
  assert.deepEqual([outcome.status, outcome.status === 'parked' && outcome.parked], ['parked', [second.step]]);
  assert.deepEqual(world.undone(), [second.undo, second.undo, second.undo, first.undo]);
  assert.deepEqual(world.inForce(), [second.step]);

  const [parked, ...others] = await world.store.outbox.list();
  assert.deepEqual([parked?.sagaId, parked?.saga, parked?.step, others], ['saga-1', '<%= sagaName %>', second.step, []]);
  assert.match(parked?.reason ?? '', /500/);
  assert.ok(Math.abs(Date.now() - Date.parse(parked?.parkedAt ?? '')) < 60_000);
  assert.deepEqual(world.events.filter(({ type }) => type === 'compensation-parked').length, 1);
});

test('an attempt to compensate that hangs is given up in time', async (context) => {
  const { participants, runnerWith, undone } = await createWorld(context);
  participants.behave(third.action, 'refuse');
  participants.behave(second.undo, 'silence', 'silence', 'silence');
  const outcome = await runnerWith({ timeoutMs: 200 }).start('saga-1', input);
  assert.equal(outcome.status, 'parked');
  assert.equal(undone().length, 4);
});

test('what was parked can be settled later', async (context) => {
  const world = await createWorld(context);
  await parkSecond(world);
  const [parked] = await world.store.outbox.list();
  assert.ok(parked);
  assert.equal((await world.runner.settle(parked)).status, 'compensated');
  assert.deepEqual(world.inForce(), []);
  assert.deepEqual(await world.store.outbox.list(), []);
  assert.equal((await world.runner.resume('saga-1')).status, 'compensated');
});

test('what fails again stays parked', async (context) => {
  const world = await createWorld(context);
  await parkSecond(world);
  world.participants.behave(second.undo, 'fail', 'fail', 'fail');
  await assert.rejects(world.runner.settle({ sagaId: 'saga-1', step: second.step }), /500/);
  assert.equal((await world.store.outbox.list()).length, 1);
  assert.equal((await world.runner.resume('saga-1')).status, 'parked');
});

test('what was settled by a process that died then is not compensated again, only forgotten', async (context) => {
  const world = await createWorld(context);
  await parkSecond(world);
  const [parked] = await world.store.outbox.list();
  assert.ok(parked);
  await world.runner.settle(parked);
  await world.store.outbox.park(parked);
  const before = world.participants.calls.length;
  assert.equal((await world.runner.settle(parked)).status, 'compensated');
  assert.equal(world.participants.calls.length, before);
  assert.deepEqual(await world.store.outbox.list(), []);
});

test('where the outbox fails, the saga has not ended, and parks when it is resumed', async (context) => {
  const world = await createWorld(context);
  world.participants.behave(third.action, 'refuse');
  world.participants.behave(second.undo, 'fail', 'fail', 'fail', 'fail', 'fail', 'fail');
  const broken = { ...world.store.outbox, park: () => Promise.reject(new Error('the outbox is full')) };
  await assert.rejects(world.runnerWith({ outbox: broken }).start('saga-1', input), /the outbox is full/);
  assert.deepEqual(await world.store.journal.unfinished(), ['saga-1']);
  assert.equal((await world.runner.resume('saga-1')).status, 'parked');
  assert.equal((await world.store.outbox.list()).length, 1);
});
