import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { cleanUp } from '../src/cleanup.js';
import { holdMs, switchedAtTag } from '../src/plan.js';
import { blueArn, deploymentId, oldArn, otherOldArn, startFakeRds } from './support/fake-rds.js';
import type { FakeRds } from './support/fake-rds.js';

const switchedAt = Date.parse('2026-11-26T03:00:00Z');

/** A deployment that was switched over; what was blue now bears the name of old blue. */
async function switchedRds(context: TestContext): Promise<FakeRds> {
  const rds = await startFakeRds(context);
  rds.looks = [{ status: 'SWITCHOVER_COMPLETED', members: [[oldArn, blueArn, 'SWITCHOVER_COMPLETED'], [otherOldArn, blueArn, 'SWITCHOVER_COMPLETED']] }];
  rds.tags.set(switchedAtTag, new Date(switchedAt).toISOString());
  return rds;
}

function deletions(rds: FakeRds): readonly string[] {
  return rds.calls.filter(({ action }) => action.startsWith('Delete')).map(({ action }) => action);
}

test('deletes nothing before the time is over', async (context) => {
  const rds = await switchedRds(context);
  const outcome = await cleanUp(rds.client, deploymentId, switchedAt + holdMs - 1, 'orders-old1');
  assert.equal(outcome.kind, 'kept');
  assert.deepEqual(deletions(rds), []);
});

test('deletes the deployment and old blue afterwards, and leaves a last snapshot', async (context) => {
  const rds = await switchedRds(context);
  const outcome = await cleanUp(rds.client, deploymentId, switchedAt + holdMs, 'orders-old1');
<% if kind == 'aurora' %>
  assert.deepEqual(outcome, { kind: 'deleted', deleted: ['orders-1-old1', 'orders-old1'], reasons: [] });
  assert.deepEqual(deletions(rds), ['DeleteBlueGreenDeployment', 'DeleteDBInstance', 'DeleteDBCluster']);
<% else %>
  assert.deepEqual(outcome, { kind: 'deleted', deleted: ['orders-replica-old1', 'orders-old1'], reasons: [] });
  assert.deepEqual(deletions(rds), ['DeleteBlueGreenDeployment', 'DeleteDBInstance', 'DeleteDBInstance']);
<% endif %>
  assert.equal(rds.calls.at(-1)?.parameters.get('FinalDBSnapshotIdentifier'), 'orders-old1-final');
  assert.equal(rds.calls.some(({ parameters }) => parameters.has('DeleteTarget')), false);
});

test('names what could not be deleted', async (context) => {
  const rds = await switchedRds(context);
  rds.refused.set('DeleteDBInstance', 'InvalidParameterCombination');
  const outcome = await cleanUp(rds.client, deploymentId, switchedAt + holdMs, 'orders-old1');
  assert.equal(outcome.kind, 'partly-deleted');
  assert.match(outcome.reasons.join(), /-old1 is left: .*was injected/);
});
