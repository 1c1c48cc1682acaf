import assert from 'node:assert/strict';
import type { Check } from './hooks/runChecks.js';

/**
 * What a new version must do before it gets traffic. Each is one invocation of that version, so let them change nothing:
 * the version before is still serving, on the same data.
 */
export const checks: readonly Check[] = [
  {
    name: 'says that it is healthy',
    event: { rawPath: '/health' },
    expect: (answer) => assert.equal(bodyOf(answer, 200)['status'], 'ok'),
  },
  {
    name: 'refuses a path that it does not have',
    event: { rawPath: '/no-such-path' },
    expect: (answer) => assert.match(String(bodyOf(answer, 404)['message']), /nothing at/),
  },
];

/** The JSON object in the body of an answer. @throws AssertionError where the status is another, or the body no object */
function bodyOf(answer: unknown, statusCode: number): Readonly<Record<string, unknown>> {
  assert.ok(isObject(answer), 'the answer is no object');
  assert.equal(answer['statusCode'], statusCode, `status ${String(answer['statusCode'])} instead of ${statusCode}`);
  const body: unknown = JSON.parse(String(answer['body']));
  assert.ok(isObject(body), 'the body is no object');
  return body;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
