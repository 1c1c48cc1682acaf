<% if infrastructure != 'none' %>
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TestContext } from 'node:test';
import type { Store } from '../../src/runner.js';
import { createTableJournal } from '../../src/saga/table-journal.js';
import { createTableOutbox } from '../../src/saga/table-outbox.js';
import { startTables } from './fake-tables.js';

/** A store of its own for one test. */
export async function createStore(context: TestContext): Promise<Store> {
  return openStore(context, await startTables(context));
}

/** The store in tables that were started. */
export function openStore(context: TestContext, { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '', AWS_REGION: region = '' }: Readonly<Record<string, string>>): Store {
  const client = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
  context.after(() => client.destroy());
  return { journal: createTableJournal(client, 'journal'), outbox: createTableOutbox(client, 'parked') };
}
<% elsif store == 'file' %>
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
