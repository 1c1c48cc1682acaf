import { create<%= sagaName | pascal %>Runner } from './runner.js';
import { openTables } from './tables.js';
import { createWorker } from './worker.js';
import type { FailedMessages, QueueEvent } from './worker.js';

const runner = create<%= sagaName | pascal %>Runner(process.env['PARTICIPANTS_URL'] ?? '<%= participantsUrl %>', openTables(process.env));
const work = createWorker(runner);

/** What Lambda invokes with messages of the queue. */
export async function handler(event: QueueEvent): Promise<FailedMessages> {
  return work(event);
}
