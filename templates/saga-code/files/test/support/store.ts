<% if store == 'file' %>
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Store } from '../../src/runner.js';
import { createFileJournal } from '../../src/saga/file-journal.js';
import { createFileOutbox } from '../../src/saga/file-outbox.js';

/** A folder that ends with the test. */
export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), '<%= sagaName %>-'));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** A store of its own for one test. */
export async function createStore(context: TestContext): Promise<Store> {
  const folder = await temporaryFolder(context);
  return { journal: createFileJournal(join(folder, 'journal')), outbox: createFileOutbox(join(folder, 'outbox')) };
}
<% else %>
import type { Store } from '../../src/runner.js';
import { createMemoryJournal, createMemoryOutbox } from '../../src/saga/memory-store.js';

/** A store of its own for one test. */
export async function createStore(_context: unknown): Promise<Store> {
  return { journal: createMemoryJournal(), outbox: createMemoryOutbox() };
}
<% endif %>
