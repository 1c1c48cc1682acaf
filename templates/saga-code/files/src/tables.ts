import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from './runner.js';
import { createTableJournal } from './saga/table-journal.js';
import { createTableOutbox } from './saga/table-outbox.js';

/** The journal and the outbox in the tables that the environment names. @throws Error naming the variable that is missing */
export function openTables(env: Readonly<Record<string, string | undefined>>): Store {
  const client = new DynamoDBClient();
  return { journal: createTableJournal(client, read(env, 'JOURNAL_TABLE')), outbox: createTableOutbox(client, read(env, 'PARKED_TABLE')) };
}

function read(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name} to the name of the table.`);
  return value;
}
