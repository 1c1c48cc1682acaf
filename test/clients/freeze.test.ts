import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';

// The war story itself: an environment is frozen between INIT and its first event, for longer than the connect timeout.

const connectTimeout = 300;

/** What the environment saw: the answer of its first command, and the errors its client emitted. */
interface Outcome {
  readonly answer: string;
  readonly errors: readonly string[];
}

describe('a client that is constructed while Lambda initialises, frozen past its connect timeout', () => {
  if (process.platform !== 'linux') {
    console.log('left out: freezing a process and seeing it stopped goes through /proc, on Linux only');
    return;
  }
  for (const library of ['ioredis5', 'ioredis', 'iovalkey']) {
    it(`${library}: the eager one meets ETIMEDOUT, and its first command fails`, async () => {
      const { answer, errors } = await coldStart(library, 'eager');
      assert.deepEqual(errors.slice(0, 1), ['connect ETIMEDOUT']);
      assert.match(answer, /^failed: Reached the max retries per request limit/);
    });

    it(`${library}: the lazy one connects with its first command`, async () => {
      assert.deepEqual(await coldStart(library, 'lazy'), { answer: 'value', errors: [] });
    });

    it(`${library}: the lazy one that is told to connect, unawaited, ends in an unhandled rejection`, async () => {
      const { errors } = await coldStart(library, 'connect');
      assert.deepEqual(errors.slice(0, 2), ['connect ETIMEDOUT', 'unhandled: Connection is closed.']);
    });
  }
});

async function coldStart(library: string, mode: 'eager' | 'lazy' | 'connect'): Promise<Outcome> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write('$5\r\nvalue\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  const script = path.join(__dirname, 'freeze', 'environment.cjs');
  const child = spawn(process.execPath, [script, library, String(address.port), mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit');
  assert(child.pid !== undefined);
  await frozen(child.pid);
  await pause(2 * connectTimeout);
  child.kill('SIGCONT');
  await ended;
  await new Promise((resolve) => server.close(resolve));
  const outcome: Outcome = JSON.parse(output);
  return outcome;
}

/** Resolves when the kernel shows the process as stopped. */
async function frozen(pid: number): Promise<void> {
  for (;;) {
    const state = /\) (\w)/.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1];
    if (state === 'T') return;
    await pause(5);
  }
}
