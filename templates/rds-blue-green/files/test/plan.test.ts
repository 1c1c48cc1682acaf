import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdMs, judge, limits, planCleanup, progressOf, switchedAtTag } from '../src/plan.js';
import type { DatabaseFacts, Deployment, Observation } from '../src/plan.js';
import { blueArn, deploymentId, greenArn, oldArn, otherGreenArn, otherOldArn } from './support/fake-rds.js';

const available: Deployment = {
  id: deploymentId,
  status: 'AVAILABLE',
  statusDetails: undefined,
  source: blueArn,
  target: greenArn,
  members: [{ source: blueArn, target: greenArn, status: 'AVAILABLE' }],
  tags: new Map(),
};
const well: DatabaseFacts = { lagSeconds: 0, isReplicating: true, longTransactions: 0, runningDdl: 0, failedSmokeChecks: [] };

function look(facts: Partial<DatabaseFacts> = {}, more: Partial<Observation> = {}): Observation {
  return { deployment: available, unhealthy: [], database: { ...well, ...facts }, ...more };
}

test('everything must hold, and a lag may be as long as it is allowed', () => {
  assert.deepEqual(judge(look(), limits), { kind: 'go' });
  assert.deepEqual(judge(look({ lagSeconds: limits.maxLagSeconds }), limits), { kind: 'go' });
});

for (const [what, observation, reason] of [
  ['a lag beyond the limit', look({ lagSeconds: limits.maxLagSeconds + 1 }), /lags/],
  ['a lag that nobody knows', look({ lagSeconds: undefined }), /lag is unknown/],
  ['a replication that stands still', look({ isReplicating: false }), /not replicating/],
  ['a long transaction', look({ longTransactions: 1 }), /transaction/],
  ['DDL', look({ runningDdl: 1 }), /DDL/],
  ['a smoke check', look({ failedSmokeChecks: ['table_has_rows: no rows'] }), /table_has_rows: no rows/],
  ['an unhealthy green', look({}, { unhealthy: ['orders-green is rebooting'] }), /rebooting/],
  ['databases that were not asked', look({}, { database: undefined }), /not been asked/],
] as const) {
  test(`waits for ${what}`, () => {
    const verdict = judge(observation, limits);
    assert.equal(verdict.kind, 'wait');
    assert.match(verdict.kind === 'wait' ? verdict.reasons.join() : '', reason);
  });
}

test('names everything that speaks against it, not only the first', () => {
  const verdict = judge(look({ lagSeconds: undefined, isReplicating: false, longTransactions: 2, runningDdl: 1 }), limits);
  assert.equal(verdict.kind === 'wait' ? verdict.reasons.length : 0, 4);
});

test('the status decides between waiting and stopping', () => {
  const kinds = (statuses: readonly string[]): readonly string[] => statuses.map((status) => judge(look({}, { deployment: { ...available, status } }), limits).kind);
  assert.deepEqual(kinds(['PROVISIONING', 'SWITCHOVER_IN_PROGRESS']), ['wait', 'wait']);
  assert.deepEqual(kinds(['INVALID_CONFIGURATION', 'SWITCHOVER_FAILED', 'SWITCHOVER_COMPLETED', 'DELETING', 'whatever comes']), Array(5).fill('stop'));
});

test('a switchover is followed from AVAILABLE to its end', () => {
  const kinds = (hasRun: boolean): readonly string[] => ['AVAILABLE', 'SWITCHOVER_IN_PROGRESS', 'SWITCHOVER_COMPLETED', 'SWITCHOVER_FAILED', 'INVALID_CONFIGURATION']
    .map((status) => progressOf({ ...available, status }, hasRun).kind);
  assert.deepEqual(kinds(false), ['running', 'running', 'switched', 'rolled-back', 'unclear']);
  assert.deepEqual(kinds(true), ['rolled-back', 'running', 'switched', 'rolled-back', 'unclear']);
});

test('a failed switchover in which a member has switched is for a human', () => {
  const members = [...available.members, { source: otherOldArn, target: otherGreenArn, status: 'SWITCHOVER_COMPLETED' }];
  const progress = progressOf({ ...available, status: 'SWITCHOVER_FAILED', members }, true);
  assert.equal(progress.kind, 'unclear');
});

const switchedAt = Date.parse('2026-11-26T03:00:00Z');
const completed: Deployment = {
  ...available,
  status: 'SWITCHOVER_COMPLETED',
  source: oldArn,
  target: blueArn,
  members: [
    { source: oldArn, target: blueArn, status: 'SWITCHOVER_COMPLETED' },
    { source: otherOldArn, target: otherGreenArn, status: 'SWITCHOVER_COMPLETED' },
    { source: 'arn:aws:rds:ap-northeast-2:123456789012:cluster-endpoint:reports', target: '', status: 'SWITCHOVER_COMPLETED' },
  ],
  tags: new Map([[switchedAtTag, new Date(switchedAt).toISOString()]]),
};

test('old blue is kept for its time, to the millisecond, and then deleted', () => {
  assert.equal(planCleanup(completed, switchedAt + holdMs - 1, 'orders-old1').kind, 'keep');
  assert.deepEqual(planCleanup(completed, switchedAt + holdMs, 'orders-old1'), { kind: 'delete', old: [oldArn, otherOldArn] });
});

for (const [what, deployment, confirmed, reason] of [
  ['nobody has confirmed', completed, undefined, /--confirm orders-old1/],
  ['another name was confirmed', completed, 'orders', /--confirm orders-old1/],
  ['nobody knows when green took over', { ...completed, tags: new Map() }, 'orders-old1', /no tag/],
  ['the time is not one', { ...completed, tags: new Map([[switchedAtTag, 'yesterday']]) }, 'orders-old1', /no tag/],
  ['blue serves', available, 'orders', /blue serves/],
  ['it is not named as old blue', { ...completed, source: blueArn }, 'orders', /not named as old blue/],
] as const) {
  test(`old blue is kept when ${what}`, () => {
    const plan = planCleanup(deployment, switchedAt + 2 * holdMs, confirmed);
    assert.match(plan.kind === 'keep' ? plan.reasons.join() : 'delete', reason);
  });
}
