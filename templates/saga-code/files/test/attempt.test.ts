import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AttemptTimeoutError, longestDelay, retry, withinTime } from '../src/saga/attempt.js';

const limits = { attempts: 5, baseDelayMs: 10, maxDelayMs: 50 };

test('waits double from one attempt to the next, up to a limit', () => {
  assert.deepEqual([1, 2, 3, 4, 60].map((attempt) => longestDelay(limits, attempt)), [10, 20, 40, 50, 50]);
});

test('it is tried as often as it may be, and the last error is told', async () => {
  let count = 0;
  const attempts: number[] = [];
  const failing = retry({ ...limits, random: () => 0 }, () => Promise.reject(new Error(`error ${++count}`)), (attempt) => void attempts.push(attempt));
  await assert.rejects(failing, /error 5/);
  assert.deepEqual(attempts, [1, 2, 3, 4, 5]);
});

test('waits are random shares of the longest ones', async () => {
  const asked: number[] = [];
  const shares = [1, 0.5, 0, 1];
  const random = (): number => {
    const share = shares[asked.length] ?? Number.NaN;
    asked.push(share);
    return share;
  };
  const began = performance.now();
  await assert.rejects(retry({ ...limits, random }, () => Promise.reject(new Error('no')), () => undefined));
  assert.deepEqual(asked, shares);
  // 10 + 20 / 2 + 0 + 50; timers may be early by less than a millisecond each.
  assert.ok(performance.now() - began >= 70 - 4);
});

test('a success ends it', async () => {
  let count = 0;
  await retry({ ...limits, random: () => 0 }, async () => {
    count++;
    if (count < 3) throw new Error('not yet');
  }, () => undefined);
  assert.equal(count, 3);
});

test('time is over whether or not the signal is heeded, and the signal says why', async () => {
  let reason: unknown;
  const deaf = withinTime(20, (signal) => {
    signal.addEventListener('abort', () => (reason = signal.reason));
    return new Promise(() => undefined);
  });
  await assert.rejects(deaf, AttemptTimeoutError);
  assert.ok(reason instanceof AttemptTimeoutError);
});

test('in time, the result or the error of the attempt is told, even one thrown at once', async () => {
  assert.equal(await withinTime(1000, async () => 'done'), 'done');
  await assert.rejects(withinTime(1000, () => { throw new Error('at once'); }), /at once/);
});
