import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startParticipants } from './support/participants.js';
import { temporaryFolder } from './support/store.js';
import { first, input, pairs, second, third } from './support/world.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** The program itself, in processes that are really killed, between participants that outlive them. */
async function createProgram(context: TestContext) {
  const participants = await startParticipants(context);
  const folder = await temporaryFolder(context);
  const run = (...args: readonly string[]) => {
    const child = spawn(process.execPath, [main, ...args], { env: { SAGA_FOLDER: folder, PARTICIPANTS_URL: participants.url }, stdio: ['ignore', 'pipe', 'pipe'] });
    context.after(() => child.kill('SIGKILL'));
    return child;
  };
  /** Starts the program, and kills it while it waits for the answer to a command. */
  const killAt = async (command: string, ...args: readonly string[]): Promise<void> => {
    const reached = participants.called(command);
    const child = run(...args);
    const closed = once(child, 'close');
    await reached;
    child.kill('SIGKILL');
    assert.deepEqual(await closed, [null, 'SIGKILL']);
  };
  /** Runs the program to its end; gives its code and all it wrote. */
  const finish = async (...args: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> => {
    const child = run(...args);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = await once(child, 'close');
    return { code, output };
  };
  const inForce = (): readonly string[] => participants.inForce().filter((command) => pairs.some(({ action }) => action === command));
  return { participants, killAt, finish, inForce };
}

const start = ['start', 'saga-1', JSON.stringify(input)] as const;
const everyAction = pairs.map(({ action }) => action);

test('killed between two steps, the saga goes on in the next process, and nothing is done twice', async (context) => {
  const { participants, killAt, finish, inForce } = await createProgram(context);
  // The second step was sent and not done; the first is behind it.
  participants.behave(second.action, 'silence');
  await killAt(second.action, ...start);
  assert.deepEqual(inForce(), [first.action]);
  const { code, output } = await finish('recover');
  assert.equal(code, 0, output);
  assert.match(output, /"saga-outcome","sagaId":"saga-1","status":"completed"/);
  assert.deepEqual(inForce(), everyAction);
  assert.equal(participants.calls.filter(({ command }) => command === first.action).length, 1);
});

test('killed after a step was done and before that was written, the saga asks again under the same key', async (context) => {
  const { participants, killAt, finish, inForce } = await createProgram(context);
  participants.behave(second.action, 'unheard');
  await killAt(second.action, ...start);
  assert.deepEqual(inForce(), [first.action, second.action]);
  assert.equal((await finish('recover')).code, 0);
  assert.deepEqual(inForce(), everyAction);
  const keys = participants.calls.filter(({ command }) => command === second.action).map(({ key }) => key);
  assert.deepEqual(keys, [`saga-1:${second.step}`, `saga-1:${second.step}`]);
});

test('killed in the middle of a step, the saga can be unwound instead', async (context) => {
  const { participants, killAt, finish, inForce } = await createProgram(context);
  participants.behave(second.action, 'unheard');
  await killAt(second.action, ...start);
  const { output } = await finish('unwind', 'saga-1', 'the shop closes');
  assert.match(output, /"status":"compensated","reason":"the shop closes"/);
  assert.deepEqual(inForce(), []);
});

test('killed while it is unwound, the saga is unwound to its end by the next process', async (context) => {
  const { participants, killAt, finish, inForce } = await createProgram(context);
  participants.behave(third.action, 'refuse');
  participants.behave(second.undo, 'silence');
  await killAt(second.undo, ...start);
  assert.deepEqual(inForce(), [first.action, second.action]);
  const { output } = await finish('recover');
  assert.match(output, /"status":"compensated"/);
  assert.deepEqual(inForce(), []);
});

test('what the program cannot do is said by its code', async (context) => {
  const { finish } = await createProgram(context);
  assert.equal((await finish()).code, 2);
  assert.equal((await finish('start', 'saga-1', '{}')).code, 1);
  assert.equal((await finish('unwind', 'saga-2', 'none')).code, 1);
  assert.deepEqual(await finish('recover'), { code: 0, output: '' });
});
