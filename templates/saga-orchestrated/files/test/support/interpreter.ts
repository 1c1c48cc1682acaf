import { stateOf } from './machine.js';
import type { Machine, Retrier, TaskState } from './machine.js';
import { filled, isFields, MissingPath, valueAt, withValueAt } from './paths.js';
import type { Fields } from './paths.js';

/** What an execution came to. */
export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly output: unknown;
  /** Of a failed execution. */
  readonly error: string | undefined;
  /** The states in the order in which they were entered. */
  readonly path: readonly string[];
  /** Longest waits before retries, in seconds, before jitter. Nobody waits in a test. */
  readonly delays: readonly number[];
}

export interface World {
  readonly executionId: string;
  /** What the `Resource` of a task does with its parameters; what it throws is an error of that name. */
  readonly resources: Readonly<Record<string, (parameters: Fields) => Promise<unknown>>>;
}

type Move = { readonly data: unknown } & ({ readonly next: string } | { readonly end: 'SUCCEEDED' } | { readonly end: 'FAILED'; readonly error: string });

/** Errors that States.ALL does not match. */
const beyondAll = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/** Runs a machine as Step Functions does, for the states that it uses: Retry before Catch, paths, and what matches what. */
export async function execute(machine: Machine, input: unknown, { executionId, resources }: World): Promise<Execution> {
  const context = { Execution: { Id: executionId, Input: input } };
  const path: string[] = [];
  const delays: number[] = [];
  let data = input;
  let name = machine.StartAt;
  for (;;) {
    path.push(name);
    const state = stateOf(machine, name);
    const move = state.Type === 'Task' ? await doTask(state, data, { context, resources, delays }) : go(state, data, context);
    data = move.data;
    if ('end' in move) return { status: move.end, output: data, error: 'error' in move ? move.error : undefined, path, delays };
    name = move.next;
  }
}

function go(state: Exclude<ReturnType<typeof stateOf>, TaskState>, data: unknown, context: Fields): Move {
  switch (state.Type) {
    case 'Pass': {
      const output = filled(state.Parameters, data, context);
      return state.Next === undefined ? { data: output, end: 'SUCCEEDED' } : { data: output, next: state.Next };
    }
    case 'Choice': {
      const taken = state.Choices.find(({ Variable, IsPresent }) => isPresent(Variable, data, context) === IsPresent);
      return { data, next: taken?.Next ?? state.Default };
    }
    case 'Fail':
      return { data, end: 'FAILED', error: state.Error };
  }
}

function isPresent(path: string, data: unknown, context: Fields): boolean {
  try {
    valueAt(path, data, context);
    return true;
  } catch (error) {
    if (error instanceof MissingPath) return false;
    throw error;
  }
}

interface Surroundings {
  readonly context: Fields;
  readonly resources: World['resources'];
  readonly delays: number[];
}

async function doTask(state: TaskState, data: unknown, surroundings: Surroundings): Promise<Move> {
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      return { data: await attempt(state, data, surroundings), next: state.Next };
    } catch (error) {
      const failure = failureOf(error);
      const retrier = state.Retry?.find(({ ErrorEquals }) => matches(ErrorEquals, failure.Error));
      const done = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0);
      if (retrier !== undefined && done < retrier.MaxAttempts) {
        attempts.set(retrier, done + 1);
        surroundings.delays.push(delayOf(retrier, done));
        continue;
      }
      const catcher = state.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, failure.Error));
      if (catcher === undefined) return { data, end: 'FAILED', error: failure.Error };
      return { data: catcher.ResultPath === null ? data : withValueAt(catcher.ResultPath, data, failure), next: catcher.Next };
    }
  }
}

async function attempt(state: TaskState, data: unknown, { context, resources }: Surroundings): Promise<unknown> {
  const resource = resources[state.Resource];
  const parameters = asJson(filled(state.Parameters, data, context));
  if (resource === undefined || !isFields(parameters)) throw new MissingPath(`There is no resource ${state.Resource}.`);
  const answer = asJson(await resource(parameters));
  const result = state.ResultSelector === undefined ? answer : filled(state.ResultSelector, answer, context);
  return state.ResultPath === null ? data : withValueAt(state.ResultPath, data, result);
}

/** How long Step Functions waits at most before the next attempt. */
export function delayOf({ IntervalSeconds, BackoffRate, MaxDelaySeconds }: Retrier, attemptsDone: number): number {
  return Math.min(IntervalSeconds * BackoffRate ** attemptsDone, MaxDelaySeconds);
}

function matches(wanted: readonly string[], error: string): boolean {
  return wanted.includes(error) || (wanted.includes('States.ALL') && !beyondAll.has(error));
}

function failureOf(error: unknown): { readonly Error: string; readonly Cause: string } {
  return error instanceof Error ? { Error: error.name, Cause: error.message } : { Error: 'Lambda.Unknown', Cause: String(error) };
}

/** What is left of a value on its way: states pass JSON to each other. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
