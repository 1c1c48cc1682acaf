import type { TestContext } from 'node:test';
import { reply as ownReply } from '../../src/service/routes.js';
import { serve } from '../../src/service/serve.js';
import type { Running, Serving } from '../../src/service/serve.js';

/** Starts a version of this project's service, or of another; it lives as long as the test. */
export async function startVersion(context: TestContext, version: string, reply: Serving['reply'] = ownReply): Promise<Running> {
  const running = await serve({ port: 0, version, reply, requestMs: 200 });
  context.after(() => running.stop());
  return running;
}
