import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { create<%= sagaName | pascal %>Runner } from '../src/runner.js';
import { startTables } from './support/fake-tables.js';
import { startParticipants } from './support/participants.js';
import { openStore } from './support/store.js';
import { input, pairs, third } from './support/world.js';

const everyAction = pairs.map(({ action }) => action);

/** What the function and the program are told by their environment, and what stands behind it. */
async function createSurroundings(context: TestContext) {
  const participants = await startParticipants(context);
  const tables = await startTables(context);
  const inForce = (): readonly string[] => participants.inForce().filter((command) => everyAction.some((action) => action === command));
  return { participants, store: openStore(context, tables), environment: { ...tables, PARTICIPANTS_URL: participants.url }, inForce };
}

test('the function finds its tables and participants in the environment', async (context) => {
  const { environment, store, inForce } = await createSurroundings(context);
  Object.assign(process.env, environment);
  const { handler } = await import('../src/handler.js');
  const body = JSON.stringify({ sagaId: 'saga-1', input });
  assert.deepEqual(await handler({ Records: [{ messageId: 'message-1', body }] }), { batchItemFailures: [] });
  assert.deepEqual(inForce(), everyAction);
  assert.deepEqual(await store.journal.unfinished(), []);
});

test('without a name for a table nothing starts', async () => {
  const { openTables } = await import('../src/tables.js');
  assert.throws(() => openTables({ JOURNAL_TABLE: 'journal' }), /Set PARKED_TABLE/);
  assert.throws(() => openTables({ JOURNAL_TABLE: '', PARKED_TABLE: 'parked' }), /Set JOURNAL_TABLE/);
});

test('the program goes on with what the worker left', async (context) => {
  const { participants, environment, store, inForce } = await createSurroundings(context);
  participants.behave(third.action, 'late');
  const reached = participants.called(third.action);
  const left = create<%= sagaName | pascal %>Runner(participants.url, store).start('saga-1', input);
  await reached;

  const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
  // On Node 20 the SDK warns that its time is over.
  const child = spawn(process.execPath, [main, 'recover'], { env: { ...environment, NODE_NO_WARNINGS: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  assert.equal(code, 0, output);
  assert.match(output, /"saga-outcome","sagaId":"saga-1","status":"completed"/);
  assert.deepEqual(inForce(), everyAction);

  participants.catchUp();
  await assert.rejects(left, /is there already/);
});
