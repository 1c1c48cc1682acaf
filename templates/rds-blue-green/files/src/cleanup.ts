import type { RDSClient } from '@aws-sdk/client-rds';
import { deleteDatabase, deleteDeployment, readDeployment } from './deployment.js';
<% if kind == 'aurora' %>
import { identifierOf, kindOf, planCleanup } from './plan.js';
<% else %>
import { identifierOf, planCleanup } from './plan.js';
<% endif %>
import { messageOf } from './switchover.js';

export interface CleanupOutcome {
  readonly kind: 'kept' | 'deleted' | 'partly-deleted';
  readonly deleted: readonly string[];
  readonly reasons: readonly string[];
}

/** Deletes the deployment and old blue, once its time is over and somebody has confirmed it by name. */
export async function cleanUp(rds: RDSClient, id: string, now: number, confirmed: string | undefined): Promise<CleanupOutcome> {
  const deployment = await readDeployment(rds, id);
  const plan = planCleanup(deployment, now, confirmed);
  if (plan.kind === 'keep') return { kind: 'kept', deleted: [], reasons: plan.reasons };

  await deleteDeployment(rds, id);
  const deleted: string[] = [];
  const reasons: string[] = [];
<% if kind == 'aurora' %>
  // A cluster can be deleted when it has no instances left, or when they are being deleted.
  const ordered = plan.old.toSorted((one, other) => Number(kindOf(one) === 'cluster') - Number(kindOf(other) === 'cluster'));
  for (const arn of ordered) {
<% else %>
  // A database that has replicas can be deleted too, but they would then become databases of their own.
  const ordered = plan.old.toSorted((one, other) => Number(one === deployment.source) - Number(other === deployment.source));
  for (const arn of ordered) {
<% endif %>
    try {
<% if kind == 'aurora' %>
      await deleteDatabase(rds, arn);
<% else %>
      await deleteDatabase(rds, arn, arn !== deployment.source);
<% endif %>
      deleted.push(identifierOf(arn));
    } catch (error) {
      reasons.push(`${identifierOf(arn)} is left: ${messageOf(error)}`);
    }
  }
  return { kind: reasons.length === 0 ? 'deleted' : 'partly-deleted', deleted, reasons };
}
