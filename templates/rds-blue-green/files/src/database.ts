import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './deployment.js';
import type { DatabaseFacts, Limits } from './plan.js';

<% if engine == 'mysql' %>
/** The `mysql` command, or a stand-in. User and password come from an option file such as ~/.my.cnf: never from here. */
<% else %>
/** The `psql` command, or a stand-in. Database, user and password come from PGDATABASE, PGUSER and ~/.pgpass: never from here. */
<% endif %>
export interface SqlClient {
  readonly command: string;
  readonly args: readonly string[];
}

<% if engine == 'mysql' %>
export const sqlClient: SqlClient = { command: 'mysql', args: [] };
<% else %>
export const sqlClient: SqlClient = { command: 'psql', args: [] };
<% endif %>

/** Asks blue and green what their switchover depends on. @throws Error where one of them cannot be asked */
export async function readDatabaseFacts(client: SqlClient, blue: Database, green: Database, limits: Limits): Promise<DatabaseFacts> {
  const activity = await runSql(client, blue, 'guardrails.sql', limits);
  const smoke = await runSql(client, green, 'smoke.sql', limits);
<% if engine == 'mysql' %>
  const replica = await runSql(client, green, 'replica.sql', limits);
  const isRunning = (thread: string): boolean => replica.get(thread) === 'Yes';
<% endif %>
  return {
<% if engine == 'mysql' %>
    lagSeconds: numberIn(replica.get('Seconds_Behind_Source')),
    isReplicating: isRunning('Replica_IO_Running') && isRunning('Replica_SQL_Running'),
<% else %>
    lagSeconds: numberIn(activity.get('lag_seconds')),
    isReplicating: count(activity, 'replicas_streaming') > 0 && count(activity, 'slots_inactive') === 0,
<% endif %>
    longTransactions: count(activity, 'long_transactions'),
    runningDdl: count(activity, 'ddl_running'),
    failedSmokeChecks: smoke.size === 0 ? ['smoke.sql: it checks nothing'] : [...smoke].filter(([, result]) => result !== 'ok').map(([check, result]) => `${check}: ${result}`),
  };
}

/** Runs a file of `sql/` and returns its columns by name. */
async function runSql(client: SqlClient, { host, port }: Database, file: string, { longTransactionSeconds }: Limits): Promise<ReadonlyMap<string, string>> {
  const sql = await readFile(join('sql', file), 'utf8');
<% if engine == 'mysql' %>
  const args = [`--host=${host}`, `--port=${port}`, '--vertical', `--init-command=SET @long_transaction_seconds = ${longTransactionSeconds}`];
  const output = await run(client, args, sql);
  return new Map([...output.matchAll(/^ *(\w+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
<% else %>
  const args = ['--no-psqlrc', `--host=${host}`, `--port=${port}`, '--set=ON_ERROR_STOP=1', `--set=long_transaction_seconds=${longTransactionSeconds}`];
  const output = await run(client, [...args, '--expanded', '--tuples-only', '--no-align', '--field-separator=: ', '--file=-'], sql);
  return new Map([...output.matchAll(/^(\w+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
<% endif %>
}

function run({ command, args }: SqlClient, more: readonly string[], sql: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, ...more], { signal: AbortSignal.timeout(30_000), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ended with ${code ?? 'a signal'}: ${errors.trim()}`))));
    // A client that ends early closes its input: what it says on ending is the better message.
    child.stdin.on('error', () => undefined);
    child.stdin.end(sql);
  });
}

/** @throws Error where the answer lacks the count: none is not taken for zero */
function count(columns: ReadonlyMap<string, string>, name: string): number {
  const found = numberIn(columns.get(name));
  if (found === undefined) throw new Error(`guardrails.sql answers no ${name}.`);
  return found;
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
