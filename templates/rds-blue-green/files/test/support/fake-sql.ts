// Stands in for the database's command line client: reads SQL, and answers as blue or green would, with what its first argument says.
import { text } from 'node:stream/consumers';

const sql = await text(process.stdin);
const answers: Readonly<Record<string, string>> = JSON.parse(process.argv[2] ?? '{}');
const host = process.argv.find((argument) => argument.startsWith('--host='))?.slice('--host='.length) ?? '';
if (answers['fails'] !== undefined) {
  console.error(answers['fails']);
  process.exit(2);
}

/** The columns that a file asks for are those that it names: what it no longer names is not answered. */
<% if engine == 'mysql' %>
const asked = sql.includes('SHOW REPLICA STATUS') ? ['Replica_IO_Running', 'Replica_SQL_Running', 'Seconds_Behind_Source'] : [...sql.matchAll(/\bAS (\w+)[,;]/g)].map(([, name = '']) => name);
const isForGreen = sql.includes('SHOW REPLICA STATUS') || sql.includes('table_has_rows');
<% else %>
const asked = [...sql.matchAll(/\bAS (\w+)[,;]/g)].map(([, name = '']) => name);
const isForGreen = sql.includes('table_has_rows');
<% endif %>
if (host.includes('green') !== isForGreen) {
  console.error(`${host} is asked what the other side knows`);
  process.exit(3);
}
<% if engine == 'mysql' %>
console.log('*************************** 1. row ***************************');
for (const name of asked) console.log(`${name.padStart(30)}: ${answers[name] ?? ''}`);
<% else %>
for (const name of asked) console.log(`${name}: ${answers[name] ?? ''}`);
<% endif %>
