import { openExecution } from './execution.js';
import type { Execution, Watched } from './execution.js';
import type { Outbox, ParkedCompensation } from './outbox.js';
import type { Progress } from './progress.js';
import { runStep } from './run-step.js';
import type { Saga } from './saga.js';
import type { StoredMutatingStep, StoredStep } from './step.js';
import { compensate, compensateOrPark } from './unwind.js';
import type { CompensationLimits } from './unwind.js';

export interface RunnerOptions extends Watched, CompensationLimits {
  readonly outbox: Outbox;
}

/** How a saga ended. `reason` says which step failed, and how. */
export type SagaOutcome<Results> =
  | { readonly status: 'completed'; readonly results: Results }
  | { readonly status: 'compensated'; readonly reason: string }
  | { readonly status: 'parked'; readonly reason: string; readonly parked: readonly string[] };

/**
 * Runs sagas of one definition. What fails in a step is part of the outcome; what fails in the journal or the outbox is
 * thrown, and leaves the saga to be resumed.
 */
export interface SagaRunner<Input, Results> {
  /** Runs a new saga to its end. @throws JournalConflictError where the id is taken, TypeError where it is malformed */
  start(sagaId: string, input: Input): Promise<SagaOutcome<Results>>;
  /** Goes on with a saga whose process died: forward, or back where it was being unwound. Gives the outcome of one that has ended. */
  resume(sagaId: string): Promise<SagaOutcome<Results>>;
  /** Undoes a saga whose process died instead of going on with it. One that has ended is left as it is. */
  unwind(sagaId: string, reason: string): Promise<SagaOutcome<Results>>;
  /** Tries a parked compensation again and takes it out of the outbox. @throws what the last attempt threw: it then stays */
  settle(parked: Pick<ParkedCompensation, 'sagaId' | 'step'>): Promise<SagaOutcome<Results>>;
}

/** A runner of sagas of this definition. Processes may share journal and outbox. */
export function createSagaRunner<Input, Results>(saga: Saga<Input, Results>, options: RunnerOptions): SagaRunner<Input, Results> {
  return {
    start: async (sagaId, input) => {
      checkId(sagaId);
      const execution = openExecution(sagaId, saga.name, options, []);
      await execution.record({ type: 'saga-started', saga: saga.name, input: JSON.parse(JSON.stringify(input)) as unknown });
      return advance(saga, execution, options);
    },
    resume: async (sagaId) => advance(saga, await takeUp(saga, sagaId, options), options),
    unwind: async (sagaId, reason) => {
      const execution = await takeUp(saga, sagaId, options);
      const { ended, reason: begun } = execution.progress();
      if (ended === undefined && begun === undefined) await execution.record({ type: 'unwind-requested', reason });
      return advance(saga, execution, options);
    },
    settle: async (parked) => {
      const execution = await takeUp(saga, parked.sagaId, options);
      await settleStep(saga, execution, options, parked.step);
      await options.outbox.remove(parked);
      return outcomeOf(execution.progress());
    },
  };
}

/** The id becomes part of keys and, with some journals, of paths. */
function checkId(sagaId: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(sagaId)) return;
  throw new TypeError(`The id of a saga is up to 100 letters, digits, dots, hyphens and underscores, not "${sagaId}".`);
}

async function takeUp({ name, steps }: Saga<never, unknown>, sagaId: string, options: RunnerOptions): Promise<Execution> {
  checkId(sagaId);
  const execution = openExecution(sagaId, name, options, await options.journal.read(sagaId));
  const { saga, started } = execution.progress();
  if (saga === undefined) throw new Error(`There is no saga ${sagaId}.`);
  if (saga !== name) throw new Error(`${sagaId} is a saga ${saga}, not ${name}.`);
  const stranger = started.find((step) => !steps.some((known) => known.name === step));
  if (stranger !== undefined) throw new Error(`The saga ${sagaId} has begun the step ${stranger}, which ${name} no longer has.`);
  return execution;
}

/** Moves until the saga has ended. Each move follows from the journal alone, so that it makes no difference who made the one before. */
async function advance<Results>(saga: Saga<never, Results>, execution: Execution, options: RunnerOptions): Promise<SagaOutcome<Results>> {
  let progress = execution.progress();
  while (progress.ended === undefined) {
    await (progress.reason === undefined ? moveForward : moveBack)(saga.steps, execution, options, progress);
    progress = execution.progress();
  }
  return outcomeOf(progress);
}

async function moveForward(steps: readonly StoredStep[], execution: Execution, options: RunnerOptions, { results }: Progress): Promise<void> {
  const next = steps.find(({ name }) => !Object.hasOwn(results, name));
  await (next === undefined ? execution.record({ type: 'saga-ended', status: 'completed' }) : runStep(next, execution, options));
}

async function moveBack(steps: readonly StoredStep[], execution: Execution, options: RunnerOptions, { open, parked }: Progress): Promise<void> {
  const last = mutating(steps).findLast(({ name }) => open.includes(name));
  if (last !== undefined) return compensateOrPark(last, execution, options);
  await execution.record({ type: 'saga-ended', status: parked.length > 0 ? 'parked' : 'compensated' });
}

async function settleStep({ steps }: Saga<never, unknown>, execution: Execution, options: RunnerOptions, name: string): Promise<void> {
  const { parked } = execution.progress();
  const step = mutating(steps).find((known) => known.name === name && parked.includes(name));
  // Settled before, by a process that died before it could say so to the outbox.
  if (step === undefined) return;
  await compensate(step, execution, options);
  if (execution.progress().parked.length === 0) await execution.record({ type: 'saga-ended', status: 'compensated' });
}

function mutating(steps: readonly StoredStep[]): readonly StoredMutatingStep[] {
  return steps.filter((step) => step.readOnly !== true);
}

function outcomeOf<Results>({ ended, results, reason = '', parked }: Progress): SagaOutcome<Results> {
  // What the steps gave has the types that they were added with.
  if (ended === 'completed') return { status: ended, results: results as Results };
  return ended === 'parked' ? { status: ended, reason, parked } : { status: 'compensated', reason };
}
