import assert from 'node:assert/strict';
<% if infrastructure == 'none' %>
<% if store == 'file' %>
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
<% endif %>
<% endif %>
import { test } from 'node:test';
<% if infrastructure == 'none' %>
<% if store == 'file' %>
import { createFileJournal } from '../src/saga/file-journal.js';
<% endif %>
<% endif %>
import { JournalConflictError } from '../src/saga/journal.js';
import type { JournalEntry } from '../src/saga/journal.js';
<% if infrastructure != 'none' %>
import { createStore } from './support/store.js';
<% elsif store == 'file' %>
import { createStore, temporaryFolder } from './support/store.js';
<% else %>
import { createStore } from './support/store.js';
<% endif %>

const begun: JournalEntry = { type: 'saga-started', saga: 'test', input: { a: [1, 'x', null] } };
const steps = Array.from({ length: 12 }, (_, index): JournalEntry => ({ type: 'step-started', step: `step-${index}` }));

test('a journal gives back its entries in their order', async (context) => {
  const { journal } = await createStore(context);
  assert.deepEqual(await journal.read('saga-1'), []);
  for (const [place, entry] of [begun, ...steps].entries()) await journal.append('saga-1', place, entry);
  assert.deepEqual(await journal.read('saga-1'), [begun, ...steps]);
});

test('of many that write one entry, one succeeds', async (context) => {
  const { journal } = await createStore(context);
  await journal.append('saga-1', 0, begun);
  const results = await Promise.allSettled(steps.map((entry) => journal.append('saga-1', 1, entry)));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  assert.equal(failures.length, steps.length - 1);
  assert.ok(failures.every((error) => error instanceof JournalConflictError));
  assert.equal((await journal.read('saga-1')).length, 2);
});

test('a journal knows which sagas have not ended', async (context) => {
  const { journal } = await createStore(context);
  assert.deepEqual(await journal.unfinished(), []);
  for (const sagaId of ['saga-2', 'saga-1', 'saga-3']) await journal.append(sagaId, 0, begun);
  await journal.append('saga-3', 1, { type: 'saga-ended', status: 'completed' });
  assert.deepEqual(await journal.unfinished(), ['saga-1', 'saga-2']);
});

test('an outbox keeps one compensation for each step of a saga, until it is removed', async (context) => {
  const { outbox } = await createStore(context);
  const parked = { sagaId: 'saga.1', saga: 'test', step: 'pay', reason: 'first', parkedAt: '2026-11-26T00:00:00.000Z' };
  const other = { ...parked, step: 'reserve' };
  for (const each of [parked, other, { ...parked, reason: 'second' }]) await outbox.park(each);
  const reasons = (await outbox.list()).map(({ step, reason }) => `${step} ${reason}`).sort();
  assert.deepEqual(reasons, ['pay second', 'reserve first']);
  await outbox.remove(parked);
  await outbox.remove(parked);
  assert.deepEqual(await outbox.list(), [other]);
});
<% if infrastructure == 'none' %>
<% if store == 'file' %>

test('a draft of a process that died in the middle of writing is not an entry', async (context) => {
  const folder = await temporaryFolder(context);
  const journal = createFileJournal(folder);
  await journal.append('saga-1', 0, begun);
  await writeFile(join(folder, 'saga-1', 'interrupted.draft'), '{"type":"step-st');
  assert.deepEqual(await journal.read('saga-1'), [begun]);
  await journal.append('saga-1', 1, { type: 'saga-ended', status: 'completed' });
  assert.deepEqual(await journal.unfinished(), []);
});
<% endif %>
<% endif %>
