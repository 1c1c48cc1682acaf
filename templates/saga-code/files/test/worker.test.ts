import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createWorker } from '../src/worker.js';
import type { SagaMessage } from '../src/worker.js';
import { dyingJournal } from './support/dying-journal.js';
import { createWorld, first, input, pairs, second, third } from './support/world.js';
import type { World } from './support/world.js';

const everyStep = pairs.map(({ step }) => step);
const order = { sagaId: 'saga-1', input } as const;

function eventOf(...messages: readonly (SagaMessage | string)[]) {
  return { Records: messages.map((message, index) => ({ messageId: `message-${index}`, body: typeof message === 'string' ? message : JSON.stringify(message) })) };
}

/** Hands messages to the worker and gives the ids of those that come back; what is logged is kept quiet. */
async function handle(context: TestContext, { runner }: Pick<World, 'runner'>, ...messages: readonly (SagaMessage | string)[]): Promise<readonly string[]> {
  context.mock.method(console, 'error', () => undefined);
  const { batchItemFailures } = await createWorker(runner)(eventOf(...messages));
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

test('a message runs its saga, and coming again it does nothing', async (context) => {
  const world = await createWorld(context);
  assert.deepEqual(await handle(context, world, order), []);
  assert.deepEqual(world.inForce(), everyStep);
  const before = world.participants.calls.length;
  assert.deepEqual(await handle(context, world, order), []);
  assert.equal(world.participants.calls.length, before);
});

test('a message whose function died comes again, and goes on with its saga', async (context) => {
  const world = await createWorld(context);
  const dying = world.runnerWith({ journal: dyingJournal(world.store.journal, 4, 'after') });
  assert.deepEqual(await handle(context, { runner: dying }, order), ['message-0']);
  assert.deepEqual(await handle(context, world, order), []);
  assert.deepEqual(world.inForce(), everyStep);
});

test('only the messages that failed come back', async (context) => {
  const world = await createWorld(context);
  const failed = await handle(context, world, order, 'no JSON', '{"input":{}}', '{"sagaId":"saga-2","input":{"amount":"all"}}', { sagaId: 'saga/3', input }, { sagaId: 'saga-4', input });
  assert.deepEqual(failed, ['message-1', 'message-2', 'message-3', 'message-4']);
  assert.equal(world.inForce().length, 2 * everyStep.length);
});

test('a saga that was compensated is done: its message does not come back', async (context) => {
  const world = await createWorld(context);
  world.participants.behave(third.action, 'refuse');
  assert.deepEqual(await handle(context, world, order), []);
  assert.deepEqual(world.undone(), [second.undo, first.undo]);
});

test('a saga that is parked is done too, until a message settles it', async (context) => {
  const world = await createWorld(context);
  world.participants.behave(third.action, 'refuse');
  world.participants.behave(second.undo, 'fail', 'fail', 'fail');
  assert.deepEqual(await handle(context, world, order), []);
  assert.deepEqual((await world.store.outbox.list()).map(({ step }) => step), [second.step]);

  assert.deepEqual(await handle(context, world, { sagaId: 'saga-1', settle: second.step }), []);
  assert.deepEqual(world.inForce(), []);
  assert.deepEqual(await world.store.outbox.list(), []);
});

test('a message that settles what fails again comes back', async (context) => {
  const world = await createWorld(context);
  world.participants.behave(third.action, 'refuse');
  world.participants.behave(second.undo, 'fail', 'fail', 'fail', 'fail', 'fail', 'fail');
  await handle(context, world, order);
  assert.deepEqual(await handle(context, world, { sagaId: 'saga-1', settle: second.step }), ['message-0']);
  assert.equal((await world.store.outbox.list()).length, 1);
});

test('of two that have one message, the one that was overtaken leaves the saga alone', async (context) => {
  const world = await createWorld(context);
  world.participants.behave(second.action, 'late');
  const reached = world.participants.called(second.action);
  const overtaken = handle(context, { runner: world.runnerWith({ timeoutMs: 20_000 }) }, order);
  await reached;
  assert.deepEqual(await handle(context, world, order), []);
  const before = world.participants.calls.length;
  world.participants.catchUp();
  assert.deepEqual(await overtaken, ['message-0']);
  assert.equal(world.participants.calls.length, before);
});
