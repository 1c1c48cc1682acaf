import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startFakeRedis } from './support/fake-redis.js';

const child = fileURLToPath(new URL('./support/freeze-child.js', import.meta.url));
// Windows cannot stop a process and let it go on.
const skip = process.platform === 'win32';

interface FirstEvent {
  readonly errors: readonly string[];
  readonly value: string | null;
}

const connectMs = 2000;

/** Initialises an environment, freezes it beyond the connect timeout, thaws it, and gives what its first event met. */
async function firstEventAfterFreeze(context: TestContext, form: 'lazy' | 'eager'): Promise<FirstEvent> {
  const redis = await startFakeRedis(context);
  redis.values.set('key', 'value');
  const environment = spawn(process.execPath, [child, String(redis.address.port), form, String(connectMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => environment.on('close', resolve));
  let output = '';
  const frozen = new Promise((resolve) => {
    environment.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      resolve(undefined);
    });
  });
  context.after(() => environment.kill('SIGKILL'));

  await Promise.race([frozen, ended]);
  await delay(connectMs + 500);
  assert.equal(output, 'frozen\n');
  environment.kill('SIGCONT');
  await ended;
  return JSON.parse(output.slice('frozen\n'.length)) as FirstEvent;
}

test('the first event after a long freeze finds the cache', { skip }, async (context) => {
  assert.deepEqual(await firstEventAfterFreeze(context, 'lazy'), { errors: [], value: 'value' });
});

test('it would not if the connection had been under way: this is what is avoided', { skip }, async (context) => {
  const { errors } = await firstEventAfterFreeze(context, 'eager');
  assert.ok(errors.length > 0);
});
