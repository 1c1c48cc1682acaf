import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startProgram } from './support/program.js';
import { startVersion } from './support/service.js';

const skip = process.platform === 'win32';

/** A stand-in for what ECS tells a task of itself. */
async function startMetadata(context: TestContext, status: number, task: unknown): Promise<string> {
  const server = createServer((request, response) => response.writeHead(request.url === '/v4/this/task' ? status : 404).end(JSON.stringify(task)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/this`;
}

test('the program of the container serves, names its version as ECS has it, and ends well when it is told to', { skip }, async (context) => {
  const metadata = await startMetadata(context, 200, { Family: '<%= projectName %>', Revision: '7' });
  const program = startProgram(context, 'src/service/main.js', { PORT: '0', ECS_CONTAINER_METADATA_URI_V4: metadata });
  const { port, version } = await program.nextLine();
  assert.equal(version, '<%= projectName %>:7');
  const response = await fetch(`http://127.0.0.1:${String(port)}/health`);
  assert.deepEqual([response.status, response.headers.get('x-version'), await response.json()], [200, '<%= projectName %>:7', { status: 'ok' }]);
  program.tellToStop();
  assert.equal(await program.ended, 0);
});

test('outside of ECS it is called local', async (context) => {
  const program = startProgram(context, 'src/service/main.js', { PORT: '0' });
  assert.equal((await program.nextLine())['version'], 'local');
});

for (const [title, status, task] of [
  ['fails', 500, {}],
  ['tells something else', 200, { Family: '<%= projectName %>' }],
  ['tells nothing', 200, null],
] as const) {
  test(`where ECS ${title}, it does not start`, async (context) => {
    const metadata = await startMetadata(context, status, task);
    assert.equal(await startProgram(context, 'src/service/main.js', { PORT: '0', ECS_CONTAINER_METADATA_URI_V4: metadata }).ended, 1);
  });
}

test('a reply that throws is told as 500, without what went wrong', async (context) => {
  const logged = context.mock.method(console, 'error', () => undefined).mock;
  const { port } = await startVersion(context, 'broken:1', () => Promise.reject(new Error('password is wrong')));
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /password/);
  assert.match(String(logged.calls[0]?.arguments[0]), /password is wrong/);
});

test('what is no path does not end the service', async (context) => {
  const { port } = await startVersion(context, 'well:1');
  for (const path of ['//', '//[', '/%', '/?x=//']) {
    const { statusCode } = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent: false }, resolve).on('error', reject);
    });
    assert.equal(statusCode, 404, path);
  }
  assert.equal((await fetch(`http://127.0.0.1:${port}/health?from=test`)).status, 200);
});

const healthCheck = (context: TestContext, port: number): Promise<number | string | null> => startProgram(context, 'src/service/healthCheck.js', { PORT: String(port) }).ended;

test("the container's check passes where the service answers", async (context) => {
  const { port } = await startVersion(context, 'well:1');
  assert.equal(await healthCheck(context, port), 0);
});

test("the container's check fails where the service does", async (context) => {
  const { port } = await startVersion(context, 'ill:1', async () => ({ status: 503, content: {} }));
  assert.equal(await healthCheck(context, port), 1);
});

test("the container's check fails where nobody answers", async (context) => {
  const { port, stop } = await startVersion(context, 'gone:1');
  await stop();
  assert.equal(await healthCheck(context, port), 1);
});
