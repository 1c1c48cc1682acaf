import { checks } from '../checks.js';
import { askNewVersion } from './newVersion.js';
import type { NewVersion } from './newVersion.js';
import { reasonOf, runChecks } from './runChecks.js';
import type { Check } from './runChecks.js';
import { decide, failed } from './verdict.js';
import type { Verdict } from './verdict.js';

/** What of ECS's event a hook reads. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html */
export interface HookEvent {
  readonly resourceArn: string;
  readonly lifecycleStage: string;
  /** What the hook gave back when it was asked before in this deployment; nothing the first time. */
  readonly hookDetails?: { readonly firstAskedAt?: unknown };
}

/** What ECS is answered. Anything else, an error included, rolls the deployment back. */
export type HookAnswer =
  | { readonly hookStatus: 'SUCCEEDED' | 'FAILED' }
  | { readonly hookStatus: 'IN_PROGRESS'; readonly callBackDelay: number; readonly hookDetails: { readonly firstAskedAt: number } };

export interface HookParts extends NewVersion {
  readonly checks: readonly Check[];
  /** How long all checks together may take, from when ECS asks for the first time. */
  readonly timeoutMs: number;
}

/** Seconds until ECS asks again. */
const callBackDelay = 5;

/**
 * A hook that checks a new version by way of the test listener before ECS gives it traffic. What goes wrong while it
 * checks is FAILED; a version that has not answered yet is IN_PROGRESS, as long as there is time.
 */
export function createTestTrafficHook(parts: HookParts): (event: HookEvent) => Promise<HookAnswer> {
  return async ({ resourceArn, lifecycleStage, hookDetails }) => {
    const firstAskedAt = hookDetails?.firstAskedAt ?? Date.now();
    const verdict = typeof firstAskedAt === 'number' ? await judge(parts, firstAskedAt + parts.timeoutMs) : failed('When the hook was first asked is no time.');
    console.log(JSON.stringify({ message: 'test-traffic', deployment: resourceArn, lifecycleStage, version: parts.taskDefinition, ...verdict }));
    if (verdict.status !== 'IN_PROGRESS') return { hookStatus: verdict.status };
    return { hookStatus: verdict.status, callBackDelay, hookDetails: { firstAskedAt: Number(firstAskedAt) } };
  };
}

async function judge({ checks, ...version }: HookParts, deadline: number): Promise<Verdict> {
  const over = new AbortController();
  // Not AbortSignal.timeout: its timer does not keep the process up, and a check that waits for nothing would end it unreported.
  const timer = setTimeout(() => over.abort(new Error('not done when the time was over')), Math.max(0, deadline - Date.now()));
  try {
    const outcomes = await runChecks(checks, askNewVersion(version), over.signal);
    return decide(checks, outcomes, Date.now() + callBackDelay * 1000 < deadline);
  } catch (error) {
    return failed(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

export const handler = createTestTrafficHook({
  testUrl: process.env['TEST_URL'],
  taskDefinition: process.env['NEW_VERSION'],
  checks,
  answerMs: 5000,
  timeoutMs: <%= checkSeconds %> * 1000,
});
