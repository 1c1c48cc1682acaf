import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepNames } from '../src/task.js';
import { delayOf } from './support/interpreter.js';
import { readMachine, stateOf } from './support/machine.js';
import type { State, TaskState } from './support/machine.js';
import { isFields } from './support/paths.js';

const machine = readMachine();
const tasks = Object.entries(machine.States).filter((entry): entry is [string, TaskState] => entry[1].Type === 'Task');
const runs = inOrder(machine.StartAt).filter((name) => payloadOf(name).action === 'run');
const undos = tasks.map(([name]) => name).filter((name) => payloadOf(name).action === 'compensate');

/** What a state asks the function for; nothing where it does not. */
function payloadOf(name: string): { readonly action?: unknown; readonly step?: unknown } {
  const state = stateOf(machine, name);
  if (state.Type !== 'Task' || !state.Resource.endsWith(':lambda:invoke') || !isFields(state.Parameters)) return {};
  return isFields(state.Parameters['Payload']) ? state.Parameters['Payload'] : {};
}

function taskOf(name: string): TaskState {
  const state = stateOf(machine, name);
  assert.equal(state.Type, 'Task', name);
  return state as TaskState;
}

/** The states from one on, as long as nothing fails. */
function inOrder(from: string): readonly string[] {
  const state = stateOf(machine, from);
  return 'Next' in state && state.Next !== undefined ? [from, ...inOrder(state.Next)] : [from];
}

function waysOutOf(state: State): readonly string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  if (state.Type === 'Choice') return [...state.Choices.map((choice) => choice.Next), state.Default];
  return state.Type === 'Task' ? [...next, ...(state.Catch ?? []).map((catcher) => catcher.Next)] : next;
}

test('every step is run in order, and has a compensation', () => {
  assert.deepEqual(runs.map((name) => payloadOf(name).step), [...stepNames]);
  assert.deepEqual(new Set(undos.map((name) => payloadOf(name).step)), new Set(stepNames));
  assert.equal(undos.length, stepNames.length);
});

test('every step that fails reaches its own compensation first, then those of the steps before it, in reverse', () => {
  for (const [index, name] of runs.entries()) {
    const caught = taskOf(name).Catch ?? [];
    assert.deepEqual(caught.map(({ ErrorEquals }) => ErrorEquals), [['States.ALL']], name);
    const undone = inOrder(caught[0]?.Next ?? '').flatMap((state) => payloadOf(state).step ?? []);
    assert.deepEqual(undone, stepNames.slice(0, index + 1).reverse(), name);
  }
});

test('a compensation that fails is parked as the task that it is, and the others go on', () => {
  for (const name of undos) {
    const { Catch: caught = [], Next, Parameters } = taskOf(name);
    assert.deepEqual(caught.map(({ ErrorEquals, ResultPath }) => [ErrorEquals, ResultPath]), [[['States.ALL'], '$.parked']], name);
    const park = taskOf(caught[0]?.Next ?? '');
    assert.equal(park.Resource, 'arn:aws:states:::sqs:sendMessage');
    assert.ok(isFields(park.Parameters) && isFields(Parameters));
    assert.deepEqual(park.Parameters['MessageBody'], Parameters['Payload'], name);
    assert.deepEqual([park.Next, park.Catch?.map((catcher) => [catcher.ErrorEquals, catcher.Next])], [Next, [[['States.ALL'], Next]]], name);
  }
});

test('every task has a timeout', () => {
  for (const [name, { TimeoutSeconds }] of tasks) assert.ok(TimeoutSeconds !== undefined && TimeoutSeconds > 0, name);
});

test('a task that calls the function waits longer than the function may run', () => {
  const functionTimeout = <%= stepTimeoutSeconds | plus: 5 %>;
  for (const name of [...runs, ...undos]) assert.ok(Number(taskOf(name).TimeoutSeconds) > functionTimeout, name);
});

test('every retry waits longer each time, with full jitter and a limit', () => {
  for (const [name, { Retry = [] }] of tasks) {
    assert.equal(Retry.length, 1, name);
    for (const { JitterStrategy, MaxDelaySeconds, BackoffRate } of Retry) {
      assert.equal(JitterStrategy, 'FULL', name);
      assert.ok(MaxDelaySeconds > 0 && BackoffRate > 1, name);
    }
  }
});

test('a step is asked again only where asking helps, a compensation whatever it says', () => {
  for (const name of runs) assert.ok(!taskOf(name).Retry?.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL') || ErrorEquals.includes('Refused')), name);
  for (const name of undos) assert.deepEqual(taskOf(name).Retry?.map(({ ErrorEquals }) => ErrorEquals), [['States.ALL']], name);
});

test('the timeout of the execution, which nothing can catch, is longer than the longest way through it', () => {
  const longest = tasks.reduce((sum, [, { TimeoutSeconds = Infinity, Retry = [] }]) => {
    const waits = Retry.flatMap((retrier) => Array.from({ length: retrier.MaxAttempts }, (_, done) => delayOf(retrier, done)));
    return sum + TimeoutSeconds * (waits.length + 1) + waits.reduce((total, wait) => total + wait, 0);
  }, 0);
  assert.ok(machine.TimeoutSeconds > longest, `${machine.TimeoutSeconds} s, and the longest way takes ${longest} s`);
});

test('every state can be reached, and every way leads to a state', () => {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    waysOutOf(stateOf(machine, name)).forEach(visit);
  };
  visit(machine.StartAt);
  assert.deepEqual([...reached].sort(), Object.keys(machine.States).sort());
});
