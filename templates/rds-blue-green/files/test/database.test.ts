import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDatabaseFacts } from '../src/database.js';
import { limits } from '../src/plan.js';
import { fakeSql, lagColumn } from './support/surroundings.js';

const blue = { host: 'orders.test', port: 4000, complaint: undefined };
const green = { host: 'orders-green.test', port: 4000, complaint: undefined };

test('reads what blue and green say, each from its own side', async () => {
  const facts = await readDatabaseFacts(fakeSql({ [lagColumn]: '3', long_transactions: '2' }), blue, green, limits);
  assert.deepEqual(facts, { lagSeconds: 3, isReplicating: true, longTransactions: 2, runningDdl: 0, failedSmokeChecks: [] });
});

test('a lag that is not a number is not taken for none', async () => {
  const facts = await readDatabaseFacts(fakeSql({ [lagColumn]: 'NULL' }), blue, green, limits);
  assert.equal(facts.lagSeconds, undefined);
});

test('a replication that stands still is seen', async () => {
<% if engine == 'mysql' %>
  for (const stopped of [{ Replica_IO_Running: 'Connecting' }, { Replica_SQL_Running: 'No' }]) {
<% else %>
  for (const stopped of [{ replicas_streaming: '0' }, { slots_inactive: '1' }]) {
<% endif %>
    assert.equal((await readDatabaseFacts(fakeSql(stopped), blue, green, limits)).isReplicating, false);
  }
});

test('a count that is missing is an error, not zero', async () => {
  await assert.rejects(readDatabaseFacts(fakeSql({ ddl_running: '' }), blue, green, limits), /answers no ddl_running/);
});

test('what the client complains of is passed on', async () => {
  await assert.rejects(readDatabaseFacts(fakeSql({ fails: 'password authentication failed' }), blue, green, limits), /password authentication failed/);
  await assert.rejects(readDatabaseFacts({ command: 'no-such-client-anywhere', args: [] }, blue, green, limits), /ENOENT/);
});
