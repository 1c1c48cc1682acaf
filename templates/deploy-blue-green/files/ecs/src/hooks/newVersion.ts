import { NotYetError, reasonOf } from './runChecks.js';
import type { Ask } from './runChecks.js';

/** Where the new version is asked, and what it is called. */
export interface NewVersion {
  /** The test listener of the load balancer. */
  readonly testUrl: string | undefined;
  /** The ARN of the task definition that is about to get traffic. */
  readonly taskDefinition: string | undefined;
  /** How long one answer may take. */
  readonly answerMs: number;
}

/**
 * How to ask the new version, and no other: an answer counts only where the service names the task definition that is
 * deployed. Anything else, no answer included, may be the test listener that has not caught up yet.
 * @throws Error where it is not said where to ask, or for which version
 */
export function askNewVersion({ testUrl, taskDefinition, answerMs }: NewVersion): Ask {
  if (testUrl === undefined) throw new Error('TEST_URL is not set.');
  const version = /:task-definition\/([^:/]+:\d+)$/.exec(taskDefinition ?? '')?.[1];
  if (version === undefined) throw new Error(`NEW_VERSION names no revision of a task definition: ${taskDefinition ?? 'it is not set'}`);
  return async (path, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
    const { answering, ...answer } = await get(new URL(path, testUrl), limit);
    if (answering !== version) throw new NotYetError(`status ${answer.status} from ${answering ?? 'no version'} instead of ${version}`);
    return answer;
  };
}

async function get(url: URL, signal: AbortSignal): Promise<{ readonly answering: string | null; readonly status: number; readonly body: string }> {
  try {
    const response = await fetch(url, { signal, redirect: 'manual' });
    return { answering: response.headers.get('x-version'), status: response.status, body: await response.text() };
  } catch (error) {
    throw new NotYetError(`no answer: ${reasonOf(error)}`, { cause: error });
  }
}
