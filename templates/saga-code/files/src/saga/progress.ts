import type { JournalEntry, SagaStatus } from './journal.js';

/** How far a saga has come, as its journal says. */
export interface Progress {
  /** Name of its definition; undefined where the saga was never started. */
  readonly saga: string | undefined;
  readonly input: unknown;
  /** What the steps that succeeded gave. */
  readonly results: Readonly<Record<string, unknown>>;
  /** Every step that was started, as often as it was. */
  readonly started: readonly string[];
  /** Steps that did something or may have, in the order in which they were started. */
  readonly open: readonly string[];
  readonly parked: readonly string[];
  /** Why it is being unwound; undefined where it is not. */
  readonly reason: string | undefined;
  readonly ended: SagaStatus | undefined;
}

const nothing: Progress = { saga: undefined, input: undefined, results: {}, started: [], open: [], parked: [], reason: undefined, ended: undefined };

/** Reads a journal. */
export function replay(entries: readonly JournalEntry[]): Progress {
  return entries.reduce(follow, nothing);
}

function follow(before: Progress, entry: JournalEntry): Progress {
  switch (entry.type) {
    case 'saga-started':
      return { ...before, saga: entry.saga, input: entry.input };
    case 'step-started':
      return { ...before, open: [...without(before.open, entry.step), entry.step], started: [...before.started, entry.step] };
    case 'step-succeeded':
      return { ...before, results: { ...before.results, [entry.step]: entry.result } };
    case 'step-failed':
      return { ...before, open: isUndone(before, entry) ? without(before.open, entry.step) : before.open, reason: `${entry.step}: ${entry.reason}` };
    case 'unwind-requested':
      return { ...before, reason: entry.reason };
    case 'compensation-succeeded':
      return { ...before, open: without(before.open, entry.step), parked: without(before.parked, entry.step) };
    case 'compensation-parked':
      return { ...before, open: without(before.open, entry.step), parked: [...before.parked, entry.step] };
    case 'saga-ended':
      return { ...before, ended: entry.status };
  }
}

/** Refused in its first attempt. After a crash a refusal may only mean that the first attempt had succeeded. */
function isUndone({ started }: Progress, { outcome, step }: Extract<JournalEntry, { type: 'step-failed' }>): boolean {
  return outcome === 'refused' && started.filter((name) => name === step).length === 1;
}

function without(steps: readonly string[], step: string): readonly string[] {
  return steps.filter((name) => name !== step);
}
