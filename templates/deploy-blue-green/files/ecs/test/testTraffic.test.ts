import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { checks } from '../src/checks.js';
import type { Check } from '../src/hooks/runChecks.js';
import { createTestTrafficHook } from '../src/hooks/testTraffic.js';
import type { HookAnswer, HookEvent, HookParts } from '../src/hooks/testTraffic.js';
import { startListener } from './support/loadBalancer.js';
import type { Listener } from './support/loadBalancer.js';
import { startVersion } from './support/service.js';

const [before, after] = ['<%= projectName %>:6', '<%= projectName %>:7'];
const taskDefinition = `arn:aws:ecs:ap-northeast-2:123456789012:task-definition/${after}`;
const event: HookEvent = { resourceArn: 'arn:aws:ecs:ap-northeast-2:123456789012:service-deployment/shop/<%= projectName %>/1', lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT' };
const healthy: Check = { name: 'is healthy', path: '/health', expect: ({ status }) => assert.equal(status, 200) };

interface Ran {
  readonly answer: HookAnswer;
  /** Why it did not succeed, as the hook logs it. */
  readonly reasons: readonly string[];
}

async function runHook(context: TestContext, listener: Listener, parts: Partial<HookParts> = {}, asked: HookEvent = event): Promise<Ran> {
  const logged = context.mock.method(console, 'log', () => undefined).mock;
  const answer = await createTestTrafficHook({ testUrl: listener.url, taskDefinition, checks: [healthy], answerMs: 10_000, timeoutMs: 60_000, ...parts })(asked);
  const { reasons } = JSON.parse(String(logged.calls.at(-1)?.arguments[0])) as { readonly reasons: readonly string[] };
  return { answer, reasons };
}

test('a new version that passes its checks may have traffic', async (context) => {
  const listener = await startListener(context, (await startVersion(context, after)).port);
  assert.deepEqual(await runHook(context, listener), { answer: { hookStatus: 'SUCCEEDED' }, reasons: [] });
});

test('it is asked by the test listener alone: no caller is in between', async (context) => {
  const production = await startListener(context, (await startVersion(context, before)).port);
  const listener = await startListener(context, (await startVersion(context, after)).port);
  await runHook(context, listener);
  assert.deepEqual([production.asked, listener.asked], [[], ['GET /health']]);
});

test('a check that is not met fails at once, with the reason', async (context) => {
  const listener = await startListener(context, (await startVersion(context, after)).port);
  const { answer, reasons } = await runHook(context, listener, { checks: [{ ...healthy, path: '/nothing' }] });
  assert.deepEqual(answer, { hookStatus: 'FAILED' });
  assert.match(reasons.join(), /^is healthy: .*404/s);
});

test('a new version that answers with an error fails at once', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  const broken = await startVersion(context, after, () => Promise.reject(new Error('no table')));
  const { answer } = await runHook(context, await startListener(context, broken.port));
  assert.deepEqual(answer, { hookStatus: 'FAILED' });
});

test('one failing check among passing ones is enough', async (context) => {
  const listener = await startListener(context, (await startVersion(context, after)).port);
  const other: Check = { ...healthy, name: 'refuses', expect: () => assert.fail('it does not refuse') };
  const { answer, reasons } = await runHook(context, listener, { checks: [healthy, other, { ...healthy, name: 'is healthy again' }] });
  assert.deepEqual([answer.hookStatus, reasons], ['FAILED', ['refuses: it does not refuse']]);
  assert.equal(listener.asked.length, 3);
});

test('a check that rejects later is not taken for one that passed', async (context) => {
  const listener = await startListener(context, (await startVersion(context, after)).port);
  const later: Check = { ...healthy, expect: async () => Promise.reject(new Error('found out later')) };
  const { answer, reasons } = await runHook(context, listener, { checks: [later] });
  assert.deepEqual([answer.hookStatus, reasons], ['FAILED', ['is healthy: found out later']]);
});

test('while the test listener still leads to the version before, ECS is to ask again', async (context) => {
  const listener = await startListener(context, (await startVersion(context, before)).port);
  const { answer, reasons } = await runHook(context, listener);
  assert.ok(answer.hookStatus === 'IN_PROGRESS');
  assert.ok(answer.callBackDelay > 0);
  assert.match(reasons.join(), /<%= projectName %>:6 instead of <%= projectName %>:7/);

  listener.shiftTo((await startVersion(context, after)).port);
  const again = await runHook(context, listener, {}, { ...event, hookDetails: answer.hookDetails });
  assert.deepEqual(again.answer, { hookStatus: 'SUCCEEDED' });
});

test('so it is where the load balancer has nobody to ask, or cannot reach the task', async (context) => {
  const listener = await startListener(context);
  assert.equal((await runHook(context, listener)).answer.hookStatus, 'IN_PROGRESS');
  const gone = await startVersion(context, after);
  await gone.stop();
  listener.shiftTo(gone.port);
  assert.equal((await runHook(context, listener)).answer.hookStatus, 'IN_PROGRESS');
});

test('so it is where an answer takes too long', async (context) => {
  const slow = await startVersion(context, after, () => new Promise(() => undefined));
  const { answer, reasons } = await runHook(context, await startListener(context, slow.port), { answerMs: 100 });
  assert.equal(answer.hookStatus, 'IN_PROGRESS');
  assert.match(reasons.join(), /no answer/);
});

test('ECS is told when it was first asked, however often it asks', async (context) => {
  const listener = await startListener(context);
  const firstAskedAt = Date.now() - 1000;
  const { answer } = await runHook(context, listener, {}, { ...event, hookDetails: { firstAskedAt } });
  assert.ok(answer.hookStatus === 'IN_PROGRESS');
  assert.deepEqual(answer.hookDetails, { firstAskedAt });
});

test('a new version that has not answered when the time is over has failed', async (context) => {
  const listener = await startListener(context, (await startVersion(context, before)).port);
  const { answer } = await runHook(context, listener, {}, { ...event, hookDetails: { firstAskedAt: Date.now() - 58_000 } });
  assert.deepEqual(answer, { hookStatus: 'FAILED' });
});

test('a check that never ends has failed when the time is over, and so has what could not run after it', async (context) => {
  const listener = await startListener(context, (await startVersion(context, after)).port);
  const endless: Check = { ...healthy, name: 'endless', expect: () => new Promise(() => undefined) };
  const { answer, reasons } = await runHook(context, listener, { checks: [endless, healthy], timeoutMs: 1000 });
  assert.equal(answer.hookStatus, 'FAILED');
  assert.deepEqual(reasons, ['endless: not done when the time was over', 'is healthy: not done when the time was over']);
  assert.equal(listener.asked.length, 1);
});

for (const [title, parts] of [
  ['without checks', { checks: [] }],
  ['without an address', { testUrl: undefined }],
  ['without a version', { taskDefinition: undefined }],
  ['told to check a family without a revision', { taskDefinition: taskDefinition.replace(/:7$/, '') }],
  ['told to check something else', { taskDefinition: 'arn:aws:ecs:ap-northeast-2:123456789012:service/shop/<%= projectName %>' }],
] as const) {
  test(`${title}, it asks nobody and lets nothing pass`, async (context) => {
    const listener = await startListener(context, (await startVersion(context, after)).port);
    const { answer, reasons } = await runHook(context, listener, parts);
    assert.deepEqual([answer, listener.asked], [{ hookStatus: 'FAILED' }, []]);
    assert.equal(reasons.length, 1);
  });
}

for (const firstAskedAt of ['yesterday', {}]) {
  test(`where it is said that ECS first asked at ${JSON.stringify(firstAskedAt)}, nothing is tried for ever`, async (context) => {
    const listener = await startListener(context);
    const { answer } = await runHook(context, listener, {}, { ...event, hookDetails: { firstAskedAt } });
    assert.deepEqual(answer, { hookStatus: 'FAILED' });
  });
}

test('the handler that is deployed runs the checks of this project, and this service meets them', async (context) => {
  context.mock.method(console, 'log', () => undefined);
  const listener = await startListener(context, (await startVersion(context, after)).port);
  Object.assign(process.env, { TEST_URL: listener.url, NEW_VERSION: taskDefinition });
  // A query makes it a module of its own, which reads the environment just set.
  const module = (await import(`../src/hooks/testTraffic.js${'?deployed'}`)) as typeof import('../src/hooks/testTraffic.js');

  assert.deepEqual(await module.handler(event), { hookStatus: 'SUCCEEDED' });
  assert.deepEqual(listener.asked, checks.map(({ path }) => `GET ${path}`));
});
