import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../src/checks.js';
import { handler } from '../src/handler.js';
import type { Request } from '../src/handler.js';
import { runChecks } from '../src/hooks/runChecks.js';
import type { Invoke } from '../src/hooks/runChecks.js';
import { decide } from '../src/hooks/verdict.js';

const verdictOn = async (invoke: Invoke): Promise<string> => decide(checks, await runChecks(checks, invoke, AbortSignal.timeout(5000))).status;

test('this function meets its own checks', async () => {
  assert.equal(await verdictOn((event) => handler(event as Request)), 'Succeeded');
});

test('every check has a name of its own', () => {
  assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
});

for (const [title, answer] of [
  ['answers nothing', undefined],
  ['answers null', null],
  ['fails politely', { statusCode: 500, body: '{"status":"ok"}' }],
  ['answers in something other than JSON', { statusCode: 200, body: '<html>' }],
] as const) {
  test(`no check is met by a version that ${title}`, async () => {
    const outcomes = await runChecks(checks, async () => answer, AbortSignal.timeout(5000));
    assert.deepEqual(outcomes.filter(({ failure }) => failure === undefined), []);
  });
}
