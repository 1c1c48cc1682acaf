import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { checks } from '../checks.js';
import { reasonOf, runChecks } from './runChecks.js';
import type { Check } from './runChecks.js';
import { decide, failed } from './verdict.js';
import type { Verdict } from './verdict.js';
import { invokeVersion } from './version.js';

/** What CodeDeploy invokes a hook with. */
export interface HookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

export interface HookParts {
  readonly codeDeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
  /** The ARN of the version that is about to get traffic. */
  readonly version: string | undefined;
  readonly checks: readonly Check[];
  /** How long all checks together may take. */
  readonly timeoutMs: number;
}

/**
 * A hook that checks a new version before CodeDeploy gives it traffic, and reports what it found. Whatever goes wrong
 * while it checks is reported as Failed.
 * @throws Error where CodeDeploy cannot be told: an alarm on the hook's errors then stops the deployment
 */
export function createPreTrafficHook(parts: HookParts): (event: HookEvent) => Promise<Verdict> {
  return async ({ DeploymentId: deploymentId, LifecycleEventHookExecutionId: lifecycleEventHookExecutionId }) => {
    const verdict = await judge(parts);
    console.log(JSON.stringify({ message: 'pre-traffic', deploymentId, version: parts.version, ...verdict }));
    await parts.codeDeploy.send(new PutLifecycleEventHookExecutionStatusCommand({ deploymentId, lifecycleEventHookExecutionId, status: verdict.status }));
    return verdict;
  };
}

async function judge({ lambda, version, checks, timeoutMs }: HookParts): Promise<Verdict> {
  const deadline = new AbortController();
  // Not AbortSignal.timeout: its timer does not keep the process up, and a check that waits for nothing would end it unreported.
  const timer = setTimeout(() => deadline.abort(new Error(`not done after ${timeoutMs} ms`)), timeoutMs);
  try {
    return decide(checks, await runChecks(checks, invokeVersion(lambda, version), deadline.signal));
  } catch (error) {
    return failed(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

export const handler = createPreTrafficHook({
  // CodeDeploy waits an hour for a word that never comes: it is told again rather than not at all.
  codeDeploy: new CodeDeployClient({ maxAttempts: 5, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true } }),
  lambda: new LambdaClient({}),
  version: process.env['NEW_VERSION'],
  checks,
  timeoutMs: <%= checkSeconds %> * 1000,
});
