<% if infrastructure == 'none' %>
import { join } from 'node:path';
<% endif %>
import { argv, env } from 'node:process';
import { decode<%= sagaName | pascal %> } from './definition.js';
import { create<%= sagaName | pascal %>Runner } from './runner.js';
<% if infrastructure == 'none' %>
import { createFileJournal } from './saga/file-journal.js';
import { createFileOutbox } from './saga/file-outbox.js';
<% else %>
import { openTables } from './tables.js';
<% endif %>

<% if infrastructure == 'none' %>
const folder = env['SAGA_FOLDER'] ?? 'sagas';
const journal = createFileJournal(join(folder, 'journal'));
const outbox = createFileOutbox(join(folder, 'outbox'));
<% else %>
const { journal, outbox } = openTables(env);
<% endif %>
const runner = create<%= sagaName | pascal %>Runner(env['PARTICIPANTS_URL'] ?? '<%= participantsUrl %>', { journal, outbox });

const [command, sagaId = '', text = ''] = argv.slice(2);
switch (command) {
  case 'start':
    await tell(sagaId, () => runner.start(sagaId, decode<%= sagaName | pascal %>(JSON.parse(text))));
    break;
  case 'unwind':
    await tell(sagaId, () => runner.unwind(sagaId, text));
    break;
  case 'recover':
    // Only while nothing else runs these sagas: what is under way elsewhere looks like what died.
    for (const unfinished of await journal.unfinished()) await tell(unfinished, () => runner.resume(unfinished));
    for (const parked of await outbox.list()) await tell(parked.sagaId, () => runner.settle(parked));
    break;
  default:
    console.error('Use: start ID JSON | unwind ID REASON | recover');
    process.exitCode = 2;
}

/** One saga that cannot go on does not keep the others from it. */
async function tell(id: string, run: () => Promise<{ readonly status: string }>): Promise<void> {
  try {
    console.log(JSON.stringify({ message: 'saga-outcome', sagaId: id, ...(await run()) }));
  } catch (error) {
    console.error(JSON.stringify({ message: 'saga-not-ended', sagaId: id, reason: String(error) }));
    process.exitCode = 1;
  }
}
