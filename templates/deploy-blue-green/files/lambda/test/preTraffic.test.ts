import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { checks } from '../src/checks.js';
import { createPreTrafficHook } from '../src/hooks/preTraffic.js';
import type { HookEvent, HookParts } from '../src/hooks/preTraffic.js';
import type { Check } from '../src/hooks/runChecks.js';
import type { Verdict } from '../src/hooks/verdict.js';
import { startAwsEndpoint } from './support/awsEndpoint.js';
import type { AwsEndpoint, Version } from './support/awsEndpoint.js';

const version = 'arn:aws:lambda:ap-northeast-2:123456789012:function:<%= projectName %>:7';
const event: HookEvent = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' };
const toldCodeDeploy = (status: Verdict['status']): unknown => ({ deploymentId: 'd-1', lifecycleEventHookExecutionId: 'e-1', status });

const answers: Check = { name: 'answers', event: { rawPath: '/health' }, expect: (answer) => assert.equal(answer, 'ok') };
const ok: Version = () => ({ payload: 'ok' });

interface Ran extends AwsEndpoint {
  readonly verdict: Verdict;
}

async function runHook(context: TestContext, answering: Version, parts: Partial<HookParts> = {}): Promise<Ran> {
  context.mock.method(console, 'log', () => undefined);
  const aws = await startAwsEndpoint(context, answering);
  const hook = createPreTrafficHook({ ...aws, version, checks: [answers], timeoutMs: 5000, ...parts });
  return { ...aws, verdict: await hook(event) };
}

test('a version that passes its checks is reported once, as Succeeded', async (context) => {
  const { verdict, told, invoked } = await runHook(context, ok);
  assert.deepEqual(verdict, { status: 'Succeeded', reasons: [] });
  assert.deepEqual(told, [toldCodeDeploy('Succeeded')]);
  assert.deepEqual(invoked, [`/2015-03-31/functions/${version}/invocations`]);
});

test('the version is invoked with the event of the check', async (context) => {
  const events: unknown[] = [];
  await runHook(context, (given) => {
    events.push(given);
    return { payload: 'ok' };
  });
  assert.deepEqual(events, [{ rawPath: '/health' }]);
});

test('a check that is not met is reported as Failed, with the reason', async (context) => {
  const { verdict, told } = await runHook(context, () => ({ payload: 'out of order' }));
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.match(verdict.reasons.join(), /^answers: .*out of order/s);
});

test('one failing check among passing ones is enough', async (context) => {
  const other: Check = { name: 'refuses', event: {}, expect: () => assert.fail('it does not refuse') };
  const { verdict, told, invoked } = await runHook(context, ok, { checks: [answers, other, { ...answers, name: 'answers again' }] });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.deepEqual(verdict.reasons, ['refuses: it does not refuse']);
  assert.equal(invoked.length, 3);
});

test('a check that rejects later is not taken for one that passed', async (context) => {
  const later: Check = { ...answers, expect: async () => Promise.reject(new Error('found out later')) };
  const { verdict, told } = await runHook(context, ok, { checks: [later] });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.deepEqual(verdict.reasons, ['answers: found out later']);
});

test('a version that throws is reported as Failed, whatever the check would have said', async (context) => {
  const careless: Check = { ...answers, expect: () => undefined };
  const { verdict, told } = await runHook(context, () => ({ payload: { errorMessage: 'no table' }, functionError: 'Unhandled' }), { checks: [careless] });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.match(verdict.reasons.join(), /Unhandled.*no table/);
});

test('a version that does not answer in time is reported as Failed', async (context) => {
  const { verdict, told } = await runHook(context, () => undefined, { timeoutMs: 200 });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.deepEqual(verdict.reasons, ['answers: not done after 200 ms']);
});

test('a check that never ends is reported as Failed, and so is what could not run after it', async (context) => {
  const endless: Check = { name: 'endless', event: {}, expect: () => new Promise(() => undefined) };
  const { verdict, told, invoked } = await runHook(context, ok, { checks: [endless, answers], timeoutMs: 200 });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
  assert.deepEqual(verdict.reasons, ['endless: not done after 200 ms', 'answers: not done after 200 ms']);
  assert.equal(invoked.length, 1);
});

test('without checks nothing gets traffic', async (context) => {
  const { told } = await runHook(context, ok, { checks: [] });
  assert.deepEqual(told, [toldCodeDeploy('Failed')]);
});

for (const [title, arn] of [
  ['no version', undefined],
  ['an alias', version.replace(/7$/, 'live')],
  ['the function itself', version.replace(/:7$/, '')],
  ['$LATEST', version.replace(/7$/, '$LATEST')],
] as const) {
  test(`when told to check ${title}, it invokes nothing and reports Failed`, async (context) => {
    const { verdict, told, invoked } = await runHook(context, ok, { version: arn });
    assert.deepEqual(told, [toldCodeDeploy('Failed')]);
    assert.deepEqual(invoked, []);
    assert.match(verdict.reasons.join(), /NEW_VERSION/);
  });
}

test('where CodeDeploy refuses what it is told, the hook itself fails, for the alarm to see', async (context) => {
  context.mock.method(console, 'log', () => undefined);
  const aws = await startAwsEndpoint(context, ok, [400]);
  await assert.rejects(createPreTrafficHook({ ...aws, version, checks: [answers], timeoutMs: 5000 })(event), { name: 'DeploymentDoesNotExistException' });
  assert.equal(aws.told.length, 1);
});

test('the handler that is deployed runs the checks of this project, and tells CodeDeploy again where it does not listen at first', async (context) => {
  const lines = context.mock.method(console, 'log', () => undefined).mock;
  const { handler: deployed } = await import('../src/handler.js');
  const replies = new Map(await Promise.all(checks.map(async ({ event: asked }) => [JSON.stringify(asked), await deployed(asked as Parameters<typeof deployed>[0])] as const)));
  const aws = await startAwsEndpoint(context, (asked) => ({ payload: replies.get(JSON.stringify(asked)) }), [500, 503, 200]);
  Object.assign(process.env, { AWS_ENDPOINT_URL: aws.url, AWS_REGION: 'ap-northeast-2', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', NEW_VERSION: version });
  // A query makes it a module of its own, which reads the environment just set.
  const module = (await import(`../src/hooks/preTraffic.js${'?deployed'}`)) as typeof import('../src/hooks/preTraffic.js');

  assert.deepEqual(await module.handler(event), { status: 'Succeeded', reasons: [] });
  assert.deepEqual(aws.told, [toldCodeDeploy('Succeeded'), toldCodeDeploy('Succeeded'), toldCodeDeploy('Succeeded')]);
  assert.equal(aws.invoked.length, checks.length);
  assert.deepEqual(JSON.parse(String(lines.calls[0]?.arguments[0])), { message: 'pre-traffic', deploymentId: 'd-1', version, status: 'Succeeded', reasons: [] });
});
