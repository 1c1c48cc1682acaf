import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { JournalConflictError } from '../src/saga/journal.js';
import { createSagaRunner } from '../src/saga/runner.js';
import { saga } from '../src/saga/saga.js';
import { DeathError, dyingJournal } from './support/dying-journal.js';
import { createWorld, first, input, pairs, second, third } from './support/world.js';
import type { World } from './support/world.js';

const everyStep = pairs.map(({ step }) => step);

/** Starts a saga whose process dies with the nth entry. */
async function dieAt({ runnerWith, store }: World, nth: number, when: 'before' | 'after'): Promise<void> {
  await assert.rejects(runnerWith({ journal: dyingJournal(store.journal, nth, when) }).start('saga-1', input), DeathError);
}

/** Lets a process die at every entry that a saga has, in a world of its own each, and gives how many those were. */
async function atEveryDeath(context: TestContext, prepare: (world: World) => void, check: (world: World, at: string) => Promise<void>): Promise<number> {
  const undisturbed = await createWorld(context);
  prepare(undisturbed);
  await undisturbed.runner.start('saga-1', input);
  const entries = await undisturbed.store.journal.read('saga-1');
  const deaths = entries.flatMap((_, nth) => [[nth, 'before'], [nth, 'after']] as const);
  // Before its first entry is written there is no saga.
  await Promise.all(deaths.slice(1).map(async ([nth, when]) => {
    const world = await createWorld(context);
    prepare(world);
    await dieAt(world, nth, when);
    await check(world, `${when} entry ${nth}`);
  }));
  return entries.length;
}

test('wherever its process dies, a resumed saga completes, and nothing is done twice', async (context) => {
  const entries = await atEveryDeath(context, () => undefined, async ({ runner, inForce, store }, at) => {
    assert.equal((await runner.resume('saga-1')).status, 'completed', at);
    assert.deepEqual(inForce(), everyStep, at);
    assert.deepEqual(await store.journal.unfinished(), [], at);
  });
  // Begin and end, and two for each step.
  assert.equal(entries, <% if readFirst %>10<% else %>8<% endif %>);
});

test('wherever its process dies, a saga that fails is unwound when it is resumed', async (context) => {
  const entries = await atEveryDeath(context, ({ participants }) => participants.behave(third.action, 'break', 'fail'), async (world, at) => {
    assert.equal((await world.runner.resume('saga-1')).status, 'compensated', at);
    assert.deepEqual(world.inForce(), [], at);
    assert.deepEqual([...new Set(world.undone())], [third.undo, second.undo, first.undo], at);
  });
  // And one for each compensation.
  assert.equal(entries, <% if readFirst %>13<% else %>11<% endif %>);
});

test('wherever its process dies, a saga can be unwound instead of resumed', async (context) => {
  await atEveryDeath(context, () => undefined, async ({ runner, inForce, store }, at) => {
    const ended = (await store.journal.unfinished()).length === 0;
    const outcome = await runner.unwind('saga-1', 'the shop closes');
    assert.equal(outcome.status, ended ? 'completed' : 'compensated', at);
    assert.deepEqual(inForce(), ended ? everyStep : [], at);
  });
});

test('a refusal after a crash does not prove that nothing was done: the step is compensated', async (context) => {
  const world = await createWorld(context);
  // The process dies when the second step is done, and nobody has written it down.
  const died = <% if readFirst %>6<% else %>4<% endif %>;
  await dieAt(world, died, 'before');
  assert.deepEqual(world.inForce(), [first.step, second.step]);
  world.participants.behave(second.action, 'refuse');
  assert.equal((await world.runner.resume('saga-1')).status, 'compensated');
  assert.deepEqual(world.undone(), [second.undo, first.undo]);
  assert.deepEqual(world.inForce(), []);
});

test('an id is used once: starting it again does nothing', async (context) => {
  const { participants, runner } = await createWorld(context);
  await runner.start('saga-1', input);
  const before = participants.calls.length;
  await assert.rejects(runner.start('saga-1', input), JournalConflictError);
  assert.equal(participants.calls.length, before);
});

test('a saga that has ended tells its outcome again, and does nothing', async (context) => {
  const { participants, runner, store } = await createWorld(context);
  const outcome = await runner.start('saga-1', input);
  const [calls, entries] = [participants.calls.length, await store.journal.read('saga-1')];
  assert.deepEqual(await runner.resume('saga-1'), outcome);
  assert.deepEqual(await runner.unwind('saga-1', 'too late'), outcome);
  assert.equal(participants.calls.length, calls);
  assert.deepEqual(await store.journal.read('saga-1'), entries);
});

test('of two processes with one saga, the one that was overtaken stops', async (context) => {
  const { participants, runner, runnerWith, inForce } = await createWorld(context);
  participants.behave(second.action, 'late');
  const reached = participants.called(second.action);
  const overtaken = assert.rejects(runnerWith({ timeoutMs: 20_000 }).start('saga-1', input), JournalConflictError);
  await reached;
  assert.equal((await runner.resume('saga-1')).status, 'completed');
  participants.catchUp();
  await overtaken;
  assert.deepEqual(inForce(), everyStep);
});

test('what cannot be resumed is refused before anything is done', async (context) => {
  const world = await createWorld(context);
  const { store, runner } = world;
  await assert.rejects(runner.resume('saga-1'), /There is no saga saga-1/);
  await assert.rejects(runner.start('../saga', input), TypeError);
  await assert.rejects(runner.start('a:b', input), TypeError);
  await dieAt(world, 4, 'after');

  const options = { ...store, observe: () => undefined, timeoutMs: 1000, retry: { attempts: 1, baseDelayMs: 1, maxDelayMs: 1 } };
  await assert.rejects(createSagaRunner(saga<typeof input>('another').build(), options).resume('saga-1'), /is a saga <%= sagaName %>, not another/);
  await assert.rejects(createSagaRunner(saga<typeof input>('<%= sagaName %>').build(), options).resume('saga-1'), /no longer has/);
});
