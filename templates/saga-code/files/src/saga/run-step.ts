import { withinTime } from './attempt.js';
import type { Execution } from './execution.js';
import type { JournalEntry } from './journal.js';
import { RefusedError } from './step.js';
import type { StoredStep } from './step.js';

/** Runs the action of a step and writes down what came of it. @throws only what the journal throws */
export async function runStep(step: StoredStep, execution: Execution, limits: { readonly timeoutMs: number }): Promise<void> {
  await execution.record({ type: 'step-started', step: step.name });
  await execution.record(await attempt(step, execution, step.timeoutMs ?? limits.timeoutMs));
}

async function attempt(step: StoredStep, { sagaId, progress }: Execution, timeoutMs: number): Promise<JournalEntry> {
  const { input, results } = progress();
  const idempotencyKey = actionKey(sagaId, step.name);
  try {
    const result = await withinTime(timeoutMs, (signal) => step.run({ sagaId, input, results, idempotencyKey, signal }));
    // A copy as it comes out of a journal: the steps that follow see the same whether or not there was a crash in between.
    return { type: 'step-succeeded', step: step.name, ...(result === undefined ? {} : { result: JSON.parse(JSON.stringify(result)) as unknown }) };
  } catch (error) {
    return { type: 'step-failed', step: step.name, outcome: error instanceof RefusedError ? 'refused' : 'unknown', reason: reasonOf(error) };
  }
}

/** The key of an action. Neither part holds a colon, so that no two actions share one. */
export function actionKey(sagaId: string, step: string): string {
  return `${sagaId}:${step}`;
}

/** What an error says of itself. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
