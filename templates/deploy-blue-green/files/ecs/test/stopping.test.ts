import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startProgram } from './support/program.js';
import type { Program } from './support/program.js';

// Windows knows no SIGTERM: there a process that is told to stop is killed.
const skip = process.platform === 'win32';

/** A service in a process of its own, and how to ask it: the path says how many milliseconds it takes to answer. */
async function startSlow(context: TestContext, requestMs: number): Promise<{ readonly service: Program; readonly ask: (path: string) => Promise<IncomingMessage> }> {
  const service = startProgram(context, 'test/support/slowService.js', { REQUEST_MS: String(requestMs) });
  const { port } = await service.nextLine();
  const agent = new Agent({ keepAlive: true });
  context.after(() => agent.destroy());
  const ask = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port: Number(port), path, agent }, resolve).on('error', reject);
    });
  return { service, ask };
}

test('what is under way when SIGTERM comes is answered, and the process then ends by itself', { skip }, async (context) => {
  const { service, ask } = await startSlow(context, 60_000);
  const answer = ask('/300');
  assert.equal((await service.nextLine())['message'], 'asked');
  service.tellToStop();
  const response = await answer;
  assert.deepEqual([response.statusCode, response.headers.connection, await text(response)], [200, 'close', '"late, but there"']);
  assert.equal(await service.ended, 0);
});

test('what comes after SIGTERM is refused, while what is under way goes on', { skip }, async (context) => {
  const { service, ask } = await startSlow(context, 60_000);
  const answer = ask('/500');
  await service.nextLine();
  service.tellToStop();
  assert.equal((await service.nextLine())['message'], 'stopping');
  await assert.rejects(ask('/0'), { code: 'ECONNREFUSED' });
  assert.equal((await answer).statusCode, 200);
});

test('a connection that nobody uses does not hold the process', { skip }, async (context) => {
  const { service, ask } = await startSlow(context, 60_000);
  await text(await ask('/0'));
  service.tellToStop();
  assert.equal(await service.ended, 0);
});

test('a request that takes longer than a request may is given up', { skip }, async (context) => {
  const { service, ask } = await startSlow(context, 200);
  const answer = ask('/60000');
  await service.nextLine();
  service.tellToStop();
  await assert.rejects(answer, { code: 'ECONNRESET' });
  await service.nextLine();
  assert.equal((await service.nextLine())['message'], 'stopped');
});
