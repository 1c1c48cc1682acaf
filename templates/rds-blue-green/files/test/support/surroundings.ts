import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import type { SqlClient } from '../../src/database.js';
import { limits } from '../../src/plan.js';
import type { Surroundings } from '../../src/switchover.js';
import { startFakeRds } from './fake-rds.js';
import type { FakeRds } from './fake-rds.js';

/** Databases on which every guardrail holds. */
const well = {
<% if engine == 'mysql' %>
  Replica_IO_Running: 'Yes',
  Replica_SQL_Running: 'Yes',
  Seconds_Behind_Source: '0',
<% else %>
  replicas_streaming: '1',
  slots_inactive: '0',
  lag_seconds: '0',
<% endif %>
  long_transactions: '0',
  ddl_running: '0',
  table_has_rows: 'ok',
<% if engine == 'mysql' %>
  all_tables_are_innodb: 'ok',
<% else %>
  indexes_are_valid: 'ok',
  tables_are_analyzed: 'ok',
<% endif %>
};

/** The column in which a lag is told, which differs between engines. */
<% if engine == 'mysql' %>
export const lagColumn = 'Seconds_Behind_Source';
<% else %>
export const lagColumn = 'lag_seconds';
<% endif %>

/** The stand-in for the database's command line client, on whose databases all is well but for what is said here. */
export function fakeSql(answers: Readonly<Record<string, string>> = {}): SqlClient {
  const script = fileURLToPath(new URL('fake-sql.js', import.meta.url));
  return { command: process.execPath, args: [script, JSON.stringify({ ...well, ...answers })] };
}

export interface Stage {
  readonly rds: FakeRds;
  readonly surroundings: Surroundings;
  /** What was waited for, as it was told. */
  readonly told: string[];
  now(): number;
}

/** All that a switchover works with; time passes when it sleeps. */
export async function setStage(test: TestContext, answers: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const rds = await startFakeRds(test);
  const told: string[] = [];
  let now = Date.parse('2026-11-26T03:00:00Z');
  const clock: Surroundings['clock'] = {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  // Two looks at the guardrails, so that running out of time takes no time.
  const hurried = { ...limits, guardrailTimeoutMs: 60_000, pollMs: 60_000 };
  const log: Surroundings['log'] = (event, reasons) => told.push(`${event}: ${reasons.join('; ')}`);
  return { rds, told, now: () => now, surroundings: { rds: rds.client, sql: fakeSql(answers), clock, limits: hurried, log } };
}
