import type { TestContext } from 'node:test';
import { define<%= sagaName | pascal %> } from '../../src/definition.js';
import type { SagaEvent } from '../../src/saga/execution.js';
import { createSagaRunner } from '../../src/saga/runner.js';
import type { RunnerOptions } from '../../src/saga/runner.js';
import { startParticipants } from './participants.js';
import { createStore } from './store.js';

/** The steps that change something, in their order, and what undoes each. */
export const pairs = [
  { step: '<%= firstStep | camel %>', action: '<%= firstStep %>', undo: '<%= firstUndo %>' },
  { step: '<%= secondStep | camel %>', action: '<%= secondStep %>', undo: '<%= secondUndo %>' },
  { step: '<%= thirdStep | camel %>', action: '<%= thirdStep %>', undo: '<%= thirdUndo %>' },
] as const;

export const [first, second, third] = pairs;

export const input = { customerId: 'customer-7', amount: 42 };

/** Participants, a store, and a runner of the saga between them that is less patient than the real one. */
export async function createWorld(context: TestContext) {
  const participants = await startParticipants(context);
  const store = await createStore(context);
  const events: SagaEvent[] = [];
  const saga = define<%= sagaName | pascal %>(participants.url);
  const limits = { timeoutMs: 5000, retry: { attempts: 3, baseDelayMs: 1, maxDelayMs: 2 } };
  const runnerWith = (changed: Partial<RunnerOptions>) => createSagaRunner(saga, { ...store, ...limits, observe: (event) => void events.push(event), ...changed });
  /** The compensations that were received, in their order. */
  const undone = (): readonly string[] => participants.calls.filter(({ body }) => 'actionKey' in body).map(({ command }) => command);
  /** The steps whose action is in force, in the order in which they were done. */
  const inForce = (): readonly string[] => participants.inForce().flatMap((command) => pairs.filter(({ action }) => action === command).map(({ step }) => step));
  return { participants, store, events, runnerWith, runner: runnerWith({}), undone, inForce };
}

/** All that one test needs. */
export type World = Awaited<ReturnType<typeof createWorld>>;
