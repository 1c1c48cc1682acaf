import { retry, withinTime } from './attempt.js';
import type { RetryLimits } from './attempt.js';
import type { Execution } from './execution.js';
import type { Outbox } from './outbox.js';
import { actionKey, reasonOf } from './run-step.js';
import type { StoredMutatingStep } from './step.js';

export interface CompensationLimits {
  /** Longest silence of an action or an attempt to compensate whose step names none of its own. */
  readonly timeoutMs: number;
  /** How often and how soon a compensation is tried again before it is parked. */
  readonly retry: RetryLimits;
}

/**
 * Compensates a step as often as the limits allow, and writes down that it succeeded.
 * @throws what the last attempt threw, and what the journal throws
 */
export async function compensate(step: StoredMutatingStep, execution: Execution, limits: CompensationLimits): Promise<void> {
  await undo(step, execution, limits);
  await execution.record({ type: 'compensation-succeeded', step: step.name });
}

/**
 * Compensates a step, or parks it: the other steps do not wait for one that cannot be undone now.
 * @throws only what the journal and the outbox throw
 */
export async function compensateOrPark(step: StoredMutatingStep, execution: Execution, limits: CompensationLimits & { readonly outbox: Outbox }): Promise<void> {
  const failure = await undo(step, execution, limits).then(() => undefined, (error: unknown) => ({ reason: reasonOf(error) }));
  if (failure === undefined) return execution.record({ type: 'compensation-succeeded', step: step.name });
  const { sagaId } = execution;
  const { saga = '' } = execution.progress();
  // In this order: a crash in between parks it again, and never loses it.
  await limits.outbox.park({ sagaId, saga, step: step.name, reason: failure.reason, parkedAt: new Date().toISOString() });
  await execution.record({ type: 'compensation-parked', step: step.name, reason: failure.reason });
}

function undo(step: StoredMutatingStep, execution: Execution, limits: CompensationLimits): Promise<void> {
  const { sagaId } = execution;
  const { input, results } = execution.progress();
  const given = { sagaId, input, results, result: results[step.name], actionKey: actionKey(sagaId, step.name), idempotencyKey: `${actionKey(sagaId, step.name)}:undo` };
  const attempt = (): Promise<void> => withinTime(step.timeoutMs ?? limits.timeoutMs, (signal) => step.compensate({ ...given, signal }));
  return retry(limits.retry, attempt, (number, error) => {
    execution.tell({ type: 'compensation-attempt-failed', step: step.name, attempt: number, reason: reasonOf(error) });
  });
}
