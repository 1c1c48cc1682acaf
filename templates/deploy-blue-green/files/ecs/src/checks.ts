import assert from 'node:assert/strict';
import type { Answer, Check } from './hooks/runChecks.js';

/**
 * What a new version must do before it gets traffic. Each is one GET by way of the test listener, so let them change
 * nothing: the version before is still serving, on the same data.
 */
export const checks: readonly Check[] = [
  {
    name: 'says that it is healthy',
    path: '/health',
    expect: (answer) => assert.equal(bodyOf(answer, 200)['status'], 'ok'),
  },
  {
    name: 'refuses a path that it does not have',
    path: '/no-such-path',
    expect: (answer) => assert.match(String(bodyOf(answer, 404)['message']), /nothing at/),
  },
];

/** The JSON object in an answer. @throws AssertionError where the status is another, or the body no object */
function bodyOf({ status, body }: Answer, expected: number): Readonly<Record<string, unknown>> {
  assert.equal(status, expected, `status ${status} instead of ${expected}`);
  const content: unknown = JSON.parse(body);
  assert.ok(isObject(content), 'the body is no object');
  return content;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
