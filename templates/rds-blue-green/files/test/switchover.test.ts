import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, switchedAtTag } from '../src/plan.js';
import { switchOver } from '../src/switchover.js';
import { blueArn, deploymentId, greenArn, otherGreenArn, otherOldArn } from './support/fake-rds.js';
import { lagColumn, setStage } from './support/surroundings.js';

const switchover = 'SwitchoverBlueGreenDeployment';

test('switches over when every guardrail holds, and notes when', async (context) => {
  const { rds, surroundings, now } = await setStage(context);
  rds.looks = [{ status: 'AVAILABLE' }, { status: 'SWITCHOVER_IN_PROGRESS' }, { status: 'SWITCHOVER_COMPLETED' }];
  assert.deepEqual(await switchOver(surroundings, deploymentId), { kind: 'switched', serving: 'green', reasons: [] });
  const [request] = rds.calls.filter(({ action }) => action === switchover);
  assert.equal(request?.parameters.get('BlueGreenDeploymentIdentifier'), deploymentId);
  assert.equal(request?.parameters.get('SwitchoverTimeout'), '<%= switchoverTimeoutSeconds %>');
  assert.equal(rds.tags.get(switchedAtTag), new Date(now()).toISOString());
});

for (const [what, answers, reason] of [
  ['green lags too far behind', { [lagColumn]: String(limits.maxLagSeconds + 1) }, /lags/],
  ['the lag is unknown', { [lagColumn]: 'NULL' }, /lag is unknown/],
  ['a transaction has been open for long', { long_transactions: '1' }, /transaction/],
  ['DDL is running', { ddl_running: '2' }, /2 DDL/],
  ['green does not pass the smoke test', { table_has_rows: 'no rows' }, /table_has_rows: no rows/],
  ['the database cannot be asked', { fails: 'access denied' }, /access denied/],
] as const) {
  test(`is refused, and RDS is never asked to switch, when ${what}`, async (context) => {
    const { rds, surroundings } = await setStage(context, answers);
    const atOnce = { ...surroundings, limits: { ...limits, guardrailTimeoutMs: 0 } };
    const outcome = await switchOver(atOnce, deploymentId);
    assert.deepEqual([outcome.kind, outcome.serving], ['refused', 'blue']);
    assert.match(outcome.reasons.join(), reason);
    assert.equal(rds.count(switchover), 0);
  });
}

test('is refused when a guardrail does not hold until its time is over', async (context) => {
  const { rds, surroundings, told, now } = await setStage(context, { ddl_running: '1' });
  const startedAt = now();
  const outcome = await switchOver(surroundings, deploymentId);
  assert.match(outcome.reasons.join(), /DDL.*1 min are over/);
  assert.equal(now() - startedAt, surroundings.limits.guardrailTimeoutMs);
  assert.deepEqual([told.length, rds.count(switchover)], [1, 0]);
});

test('waits as long as a guardrail does not hold, and says what for', async (context) => {
  const { rds, surroundings, told } = await setStage(context);
  rds.looks = [{ status: 'PROVISIONING' }, { status: 'AVAILABLE' }, { status: 'SWITCHOVER_COMPLETED' }];
  assert.equal((await switchOver(surroundings, deploymentId)).kind, 'switched');
  assert.equal(told[0], 'waiting: the deployment is PROVISIONING');
});

test('is refused at once when waiting will not help', async (context) => {
  const { rds, surroundings, told } = await setStage(context);
  rds.looks = [{ status: 'INVALID_CONFIGURATION', details: 'replication is broken' }];
  const outcome = await switchOver(surroundings, deploymentId);
  assert.deepEqual(outcome, { kind: 'refused', serving: 'blue', reasons: ['the deployment is INVALID_CONFIGURATION: replication is broken'] });
  assert.deepEqual([rds.count(switchover), told], [0, []]);
});

test('is refused when a database of green is not available, a second one included', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.looks = [{ status: 'AVAILABLE', members: [[blueArn, greenArn, 'AVAILABLE'], [otherOldArn, otherGreenArn, 'AVAILABLE']] }];
  rds.statuses.set(otherGreenArn.split(':').at(-1) ?? '', 'rebooting');
  const outcome = await switchOver(surroundings, deploymentId);
  assert.match(outcome.reasons.join(), /green-abc123 is rebooting/);
  assert.equal(rds.count(switchover), 0);
});

test('is refused when parameters of green wait for a reboot', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.looks = [{ status: 'AVAILABLE', members: [[blueArn, greenArn, 'AVAILABLE'], [otherOldArn, otherGreenArn, 'AVAILABLE']] }];
  rds.parameterStatus = 'pending-reboot';
  const outcome = await switchOver(surroundings, deploymentId);
  assert.match(outcome.reasons.join(), /parameters are pending-reboot/);
  assert.equal(rds.count(switchover), 0);
});

test('is refused when RDS refuses the request', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.refused.set(switchover, 'InvalidBlueGreenDeploymentStateFault');
  const outcome = await switchOver(surroundings, deploymentId);
  assert.deepEqual([outcome.kind, outcome.serving], ['refused', 'blue']);
  assert.match(outcome.reasons.join(), /was injected/);
});

test('follows a switchover that runs although the request seemed to fail', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.refused.set(switchover, 'InvalidBlueGreenDeploymentStateFault');
  rds.looks = [{ status: 'AVAILABLE' }, { status: 'SWITCHOVER_IN_PROGRESS' }, { status: 'SWITCHOVER_COMPLETED' }];
  assert.equal((await switchOver(surroundings, deploymentId)).kind, 'switched');
});

for (const [what, look, reason] of [
  ['RDS says that it failed', { status: 'SWITCHOVER_FAILED', details: 'the timeout is over' }, /SWITCHOVER_FAILED: the timeout is over/],
  ['the deployment is available again', { status: 'AVAILABLE' }, /AVAILABLE again/],
] as const) {
  test(`is rolled back, and blue serves, when ${what}`, async (context) => {
    const { rds, surroundings } = await setStage(context);
    rds.looks = [{ status: 'AVAILABLE' }, { status: 'SWITCHOVER_IN_PROGRESS' }, look];
    const outcome = await switchOver(surroundings, deploymentId);
    assert.deepEqual([outcome.kind, outcome.serving], ['rolled-back', 'blue']);
    assert.match(outcome.reasons.join(), reason);
    assert.deepEqual([rds.tags.size, rds.count(switchover)], [0, 1]);
  });
}

test('says that it does not know when RDS does not say how it came out', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.looks = [{ status: 'AVAILABLE' }, { status: 'SWITCHOVER_IN_PROGRESS' }];
  assert.deepEqual(await switchOver(surroundings, deploymentId), { kind: 'unclear', serving: 'unknown', reasons: ['the deployment is SWITCHOVER_IN_PROGRESS'] });
});

test('green serves also where that cannot be noted', async (context) => {
  const { rds, surroundings } = await setStage(context);
  rds.looks = [{ status: 'AVAILABLE' }, { status: 'SWITCHOVER_COMPLETED' }];
  rds.refused.set('AddTagsToResource', 'AccessDenied');
  const outcome = await switchOver(surroundings, deploymentId);
  assert.deepEqual([outcome.kind, outcome.serving], ['switched', 'green']);
  assert.match(outcome.reasons.join(), /not noted/);
});
