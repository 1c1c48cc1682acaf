import type { Check, Outcome } from './runChecks.js';

/** What ECS is told. After `FAILED` it rolls back: the new version gets no traffic at all. */
export interface Verdict {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';
  /** Why it did not succeed; empty where it did. */
  readonly reasons: readonly string[];
}

/**
 * Decides whether a version may have traffic: only when there are checks, and each of them ran and passed.
 * @param isTimeLeft whether what is still open may be tried again
 */
export function decide(checks: readonly Check[], outcomes: readonly Outcome[], isTimeLeft: boolean): Verdict {
  if (checks.length === 0) return failed('There is no check, so nothing is known of this version.');
  const missing = checks.filter(({ name }) => !outcomes.some(({ check }) => check === name)).map(({ name }) => `${name}: was not run`);
  const reasons = [...missing, ...outcomes.flatMap((outcome) => (outcome.state === 'passed' ? [] : [`${outcome.check}: ${outcome.reason}`]))];
  if (reasons.length === 0) return { status: 'SUCCEEDED', reasons };
  const isDecided = missing.length > 0 || outcomes.some(({ state }) => state === 'failed');
  return { status: isDecided || !isTimeLeft ? 'FAILED' : 'IN_PROGRESS', reasons };
}

export function failed(reason: string): Verdict {
  return { status: 'FAILED', reasons: [reason] };
}
