/** A blue/green deployment as RDS tells of it. ARNs of `source` are blue, those of `target` green. */
export interface Deployment {
  readonly id: string;
  readonly status: string;
  /** What RDS says to that status, where it says something. */
  readonly statusDetails: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly members: readonly MemberPair[];
  readonly tags: ReadonlyMap<string, string>;
}

/** A resource of blue and the one of green that takes its place. */
export interface MemberPair {
  readonly source: string;
  readonly target: string;
  readonly status: string;
}

/** What the databases themselves say. */
export interface DatabaseFacts {
  /** Undefined where it cannot be told, which is never taken for none. */
  readonly lagSeconds: number | undefined;
  readonly isReplicating: boolean;
  readonly longTransactions: number;
  readonly runningDdl: number;
  /** Checks of smoke.sql that green does not pass. */
  readonly failedSmokeChecks: readonly string[];
}

/** All that the decision to switch over depends on, seen in one moment. */
export interface Observation {
  readonly deployment: Deployment;
  /** What is not healthy in green, a sentence each. */
  readonly unhealthy: readonly string[];
  /** Undefined as long as the deployment is not available: green may not be there to be asked. */
  readonly database: DatabaseFacts | undefined;
}

export interface Limits {
  readonly maxLagSeconds: number;
  readonly longTransactionSeconds: number;
  /** How long guardrails may keep the switchover waiting. */
  readonly guardrailTimeoutMs: number;
  /** After that RDS rolls the switchover back: 30 to 3600. */
  readonly switchoverTimeoutSeconds: number;
  readonly pollMs: number;
}

export const limits: Limits = {
  maxLagSeconds: <%= maxLagSeconds %>,
  longTransactionSeconds: <%= longTransactionSeconds %>,
  guardrailTimeoutMs: <%= guardrailTimeoutMinutes %> * 60_000,
  switchoverTimeoutSeconds: <%= switchoverTimeoutSeconds %>,
  pollMs: 5000,
};

/** `go` switches over now, `wait` looks again, `stop` will not get better by waiting. */
export type Verdict = { readonly kind: 'go' } | { readonly kind: 'wait' | 'stop'; readonly reasons: readonly string[] };

/** States in which a deployment has to wait for RDS. */
const transient = new Set(['PROVISIONING', 'SWITCHOVER_IN_PROGRESS']);

/** Whether a deployment may be switched over. Everything that speaks against it is named. */
export function judge({ deployment, unhealthy, database }: Observation, { maxLagSeconds, longTransactionSeconds }: Limits): Verdict {
  const { status } = deployment;
  if (transient.has(status)) return { kind: 'wait', reasons: [`the deployment is ${status}`] };
  if (status !== 'AVAILABLE') return { kind: 'stop', reasons: [said(deployment)] };
  if (database === undefined) return { kind: 'wait', reasons: ['the databases have not been asked'] };

  const { lagSeconds, isReplicating, longTransactions, runningDdl, failedSmokeChecks } = database;
  const reasons = [
    ...unhealthy,
    ...(isReplicating ? [] : ['green is not replicating']),
    ...(lagSeconds === undefined ? ['the replication lag is unknown'] : []),
    ...(lagSeconds !== undefined && lagSeconds > maxLagSeconds ? [`green lags ${lagSeconds} s behind, ${maxLagSeconds} s are allowed`] : []),
    ...(longTransactions > 0 ? [`${longTransactions} transaction(s) on blue are older than ${longTransactionSeconds} s`] : []),
    ...(runningDdl > 0 ? [`${runningDdl} DDL statement(s) are running on blue`] : []),
    ...failedSmokeChecks.map((check) => `green does not pass ${check}`),
  ];
  return reasons.length === 0 ? { kind: 'go' } : { kind: 'wait', reasons };
}

/** How a switchover that was asked for stands. Only `switched` means that green serves. */
export type Progress = { readonly kind: 'running' | 'switched' } | { readonly kind: 'rolled-back' | 'unclear'; readonly reasons: readonly string[] };

/**
 * Tells how the switchover stands. RDS rolls back whole deployments: a failed one in which a member has switched
 * nevertheless is for a human to look at.
 * @param hasRun whether RDS has been seen switching over: until then AVAILABLE may be what it was before
 */
export function progressOf(deployment: Deployment, hasRun: boolean): Progress {
  switch (deployment.status) {
    case 'SWITCHOVER_COMPLETED':
      return { kind: 'switched' };
    case 'SWITCHOVER_IN_PROGRESS':
      return { kind: 'running' };
    case 'AVAILABLE':
      return hasRun ? { kind: 'rolled-back', reasons: ['RDS gave the switchover up: the deployment is AVAILABLE again'] } : { kind: 'running' };
    default: {
      const switched = deployment.members.filter(({ status }) => status === 'SWITCHOVER_COMPLETED');
      if (deployment.status === 'SWITCHOVER_FAILED' && switched.length === 0) return { kind: 'rolled-back', reasons: [said(deployment)] };
      return { kind: 'unclear', reasons: [said(deployment), ...switched.map(({ target }) => `${target} has switched`)] };
    }
  }
}

/** The tag of a deployment that says when it was switched over: RDS itself does not tell. */
export const switchedAtTag = 'switched-over-at';

/** Old blue is kept until then at least: <%= holdHours %> h. */
export const holdMs = <%= holdHours %> * 3_600_000;

export type CleanupPlan = { readonly kind: 'keep'; readonly reasons: readonly string[] } | { readonly kind: 'delete'; readonly old: readonly string[] };

/** Whether old blue may be deleted, and what of it. @param confirmed the identifier of old blue, typed by whoever decides */
export function planCleanup(deployment: Deployment, now: number, confirmed: string | undefined): CleanupPlan {
  const keep = (...reasons: string[]): CleanupPlan => ({ kind: 'keep', reasons });
  if (deployment.status !== 'SWITCHOVER_COMPLETED') return keep(`blue serves: ${said(deployment)}`);

  const written = deployment.tags.get(switchedAtTag);
  const switchedAt = Date.parse(written ?? '');
  if (Number.isNaN(switchedAt)) return keep(`the deployment has no tag ${switchedAtTag} with a time: nobody knows how long green has served`);
  if (now - switchedAt < holdMs) return keep(`old blue is kept until ${new Date(switchedAt + holdMs).toISOString()}`);

  const old = [...new Set([deployment.source, ...deployment.members.map(({ source }) => source)])];
  // RDS renames blue when it has switched over. Another name is not old blue, whatever the deployment says.
  const stray = old.filter((arn) => isDatabase(arn) && !/-old\d+$/.test(identifierOf(arn)));
  if (stray.length > 0) return keep(...stray.map((arn) => `${identifierOf(arn)} is not named as old blue`));
  if (confirmed !== identifierOf(deployment.source)) return keep(`say --confirm ${identifierOf(deployment.source)}`);
  return { kind: 'delete', old: old.filter(isDatabase) };
}

/** The name in the ARN of an instance or a cluster. */
export function identifierOf(arn: string): string {
  return arn.split(':').at(-1) ?? arn;
}

/** What the ARN of a member leads to; deployments also switch custom endpoints and proxies. */
export function kindOf(arn: string): 'instance' | 'cluster' | 'other' {
  const [kind] = arn.split(':').slice(5);
  return kind === 'db' ? 'instance' : kind === 'cluster' ? 'cluster' : 'other';
}

function isDatabase(arn: string): boolean {
  return kindOf(arn) !== 'other';
}

function said({ status, statusDetails }: Deployment): string {
  return statusDetails === undefined ? `the deployment is ${status}` : `the deployment is ${status}: ${statusDetails}`;
}
