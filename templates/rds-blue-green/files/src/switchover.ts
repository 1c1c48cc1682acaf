import type { RDSClient } from '@aws-sdk/client-rds';
import { readDatabaseFacts } from './database.js';
import type { SqlClient } from './database.js';
import { noteSwitchover, readDatabase, readDeployment, requestSwitchover } from './deployment.js';
import { judge, progressOf } from './plan.js';
import type { Deployment, Limits, Observation, Verdict } from './plan.js';

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** What a switchover works with. */
export interface Surroundings {
  readonly rds: RDSClient;
  readonly sql: SqlClient;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Told of everything that is waited for. */
  readonly log: (event: string, reasons: readonly string[]) => void;
}

/**
 * How it came out, and who serves. `refused`: a guardrail failed and RDS was never asked to switch. `rolled-back`: RDS
 * was asked and went back. `unclear`: look before you do anything.
 */
export type Outcome =
  | { readonly kind: 'switched'; readonly serving: 'green'; readonly reasons: readonly string[] }
  | { readonly kind: 'refused' | 'rolled-back'; readonly serving: 'blue'; readonly reasons: readonly string[] }
  | { readonly kind: 'unclear'; readonly serving: 'unknown'; readonly reasons: readonly string[] };

/** How long RDS is given beyond its own timeout to say how it came out. */
const graceMs = 300_000;

/** Looks once: the deployment, the health of green, and what the databases say. */
export async function observe({ rds, sql, limits }: Surroundings, id: string): Promise<Observation> {
  const deployment = await readDeployment(rds, id);
  if (deployment.status !== 'AVAILABLE') return { deployment, unhealthy: [], database: undefined };

  const blue = await readDatabase(rds, deployment.source);
  const green = await readDatabase(rds, deployment.target);
  const others = deployment.members.map(({ target }) => target).filter((arn) => arn !== deployment.target && /:(?:db|cluster):/.test(arn));
  const members = [green, ...(await Promise.all(others.map((arn) => readDatabase(rds, arn))))];
  const unhealthy = members.flatMap(({ complaint }) => complaint ?? []);
  return { deployment, unhealthy, database: await readDatabaseFacts(sql, blue, green, limits) };
}

/** Waits until all guardrails hold, switches over, and waits until RDS says how it came out. */
export async function switchOver(surroundings: Surroundings, id: string): Promise<Outcome> {
  const verdict = await waitForGuardrails(surroundings, id);
  if (verdict.kind !== 'go') return { kind: 'refused', serving: 'blue', reasons: verdict.reasons };

  const { rds, limits, log } = surroundings;
  log('switching-over', []);
  try {
    await requestSwitchover(rds, id, limits.switchoverTimeoutSeconds);
  } catch (error) {
    // The request may have arrived nevertheless: a retry of the SDK is then refused because the switchover is running.
    const { status } = await readDeployment(rds, id);
    if (!status.startsWith('SWITCHOVER_')) return { kind: 'refused', serving: 'blue', reasons: [messageOf(error)] };
    log('request-failed', [messageOf(error)]);
  }
  return await followSwitchover(surroundings, id);
}

async function waitForGuardrails(surroundings: Surroundings, id: string): Promise<Verdict> {
  const { clock, limits, log } = surroundings;
  const deadline = clock.now() + limits.guardrailTimeoutMs;
  for (;;) {
    const verdict = await judgeNow(surroundings, id);
    if (verdict.kind !== 'wait') return verdict;
    if (clock.now() >= deadline) return { kind: 'stop', reasons: [...verdict.reasons, `${limits.guardrailTimeoutMs / 60_000} min are over`] };
    log('waiting', verdict.reasons);
    await clock.sleep(limits.pollMs);
  }
}

/** A guardrail that cannot be looked at does not hold. */
async function judgeNow(surroundings: Surroundings, id: string): Promise<Verdict> {
  try {
    return judge(await observe(surroundings, id), surroundings.limits);
  } catch (error) {
    return { kind: 'wait', reasons: [messageOf(error)] };
  }
}

async function followSwitchover({ rds, clock, limits, log }: Surroundings, id: string): Promise<Outcome> {
  const deadline = clock.now() + limits.switchoverTimeoutSeconds * 1000 + graceMs;
  let hasRun = false;
  let last = 'RDS has not said how it came out';
  while (clock.now() < deadline) {
    const found = await readDeployment(rds, id).catch((error: unknown) => messageOf(error));
    if (typeof found === 'string') {
      // Not being able to look says nothing of the switchover.
      last = found;
    } else {
      const progress = progressOf(found, hasRun);
      if (progress.kind === 'switched') return await switched(rds, found, clock.now());
      if (progress.kind === 'rolled-back') return { kind: 'rolled-back', serving: 'blue', reasons: progress.reasons };
      if (progress.kind === 'unclear') return { kind: 'unclear', serving: 'unknown', reasons: progress.reasons };
      hasRun ||= found.status === 'SWITCHOVER_IN_PROGRESS';
      last = `the deployment is ${found.status}`;
    }
    log('switching-over', [last]);
    await clock.sleep(limits.pollMs);
  }
  return { kind: 'unclear', serving: 'unknown', reasons: [last] };
}

/** Green serves, whether or not that can be noted; without the note nothing is cleaned up. */
async function switched(rds: RDSClient, deployment: Deployment, at: number): Promise<Outcome> {
  try {
    await noteSwitchover(rds, deployment, at);
    return { kind: 'switched', serving: 'green', reasons: [] };
  } catch (error) {
    return { kind: 'switched', serving: 'green', reasons: [`the time of the switchover is not noted: ${messageOf(error)}`] };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
