import { readFileSync } from 'node:fs';

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string | null;
  readonly Next: string;
}

export interface TaskState {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly TimeoutSeconds?: number;
  readonly Parameters: unknown;
  readonly ResultSelector?: unknown;
  readonly ResultPath: string | null;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Next: string;
}

export interface PassState {
  readonly Type: 'Pass';
  readonly Parameters: unknown;
  readonly Next?: string;
  readonly End?: true;
}

export interface ChoiceState {
  readonly Type: 'Choice';
  readonly Choices: readonly { readonly Variable: string; readonly IsPresent: boolean; readonly Next: string }[];
  readonly Default: string;
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Error: string;
  readonly Cause: string;
}

export type State = TaskState | PassState | ChoiceState | FailState;

export interface Machine {
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
}

/** Every field that the interpreter obeys. What else a state says would be ignored in the tests and not in production. */
const known: Readonly<Record<string, readonly string[]>> = {
  Task: ['Resource', 'TimeoutSeconds', 'Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch', 'Next'],
  Pass: ['Parameters', 'Next', 'End'],
  Choice: ['Choices', 'Default'],
  Fail: ['Error', 'Cause'],
};

/** Reads saga.asl.json as it is deployed. @throws Error where it says what the interpreter does not know: teach it first */
export function readMachine(): Machine {
  const machine = JSON.parse(readFileSync(new URL('../../../saga.asl.json', import.meta.url), 'utf8')) as Machine;
  for (const [name, state] of Object.entries(machine.States)) {
    const allowed = [...(known[state.Type] ?? []), 'Type', 'Comment'];
    const strange = Object.keys(state).filter((field) => !allowed.includes(field));
    if (!(state.Type in known) || strange.length > 0) throw new Error(`${name}: the interpreter does not know ${state.Type} with ${strange.join(', ')}.`);
  }
  return machine;
}

/** A state by its name. @throws Error where there is none */
export function stateOf(machine: Machine, name: string): State {
  const state = machine.States[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return state;
}
