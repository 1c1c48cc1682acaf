import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../src/checks.js';
import { runChecks } from '../src/hooks/runChecks.js';
import type { Answer } from '../src/hooks/runChecks.js';

test('every check has a name of its own', () => {
  assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length);
});

for (const [title, answer] of [
  ['answers nothing', { status: 200, body: '' }],
  ['answers null', { status: 200, body: 'null' }],
  ['fails politely', { status: 500, body: '{"status":"ok"}' }],
  ['answers in something other than JSON', { status: 200, body: '<html>' }],
] as const) {
  test(`no check is met by a version that ${title}`, async () => {
    const outcomes = await runChecks(checks, async (): Promise<Answer> => answer, AbortSignal.timeout(5000));
    assert.deepEqual(outcomes.filter(({ state }) => state !== 'failed'), []);
  });
}
