import type { Check, Outcome } from './runChecks.js';

/** What CodeDeploy is told. After `Failed` it rolls back: the new version gets no traffic at all. */
export interface Verdict {
  readonly status: 'Succeeded' | 'Failed';
  /** Why it failed; empty where it succeeded. */
  readonly reasons: readonly string[];
}

/** Decides whether a version may have traffic: only when there are checks, and each of them ran and passed. */
export function decide(checks: readonly Check[], outcomes: readonly Outcome[]): Verdict {
  if (checks.length === 0) return failed('There is no check, so nothing is known of this version.');
  const reasons = checks.flatMap(({ name }) => {
    const own = outcomes.filter(({ check }) => check === name);
    return own.length === 0 ? [`${name}: was not run`] : own.flatMap(({ failure }) => (failure === undefined ? [] : [`${name}: ${failure}`]));
  });
  return reasons.length === 0 ? { status: 'Succeeded', reasons } : { status: 'Failed', reasons };
}

export function failed(reason: string): Verdict {
  return { status: 'Failed', reasons: [reason] };
}
