import {
  AddTagsToResourceCommand, CreateBlueGreenDeploymentCommand, DeleteBlueGreenDeploymentCommand, DeleteDBInstanceCommand,
  DescribeBlueGreenDeploymentsCommand, DescribeDBInstancesCommand, SwitchoverBlueGreenDeploymentCommand,
<% if kind == 'aurora' %>
  DeleteDBClusterCommand, DescribeDBClustersCommand,
<% endif %>
} from '@aws-sdk/client-rds';
import type { BlueGreenDeployment, RDSClient } from '@aws-sdk/client-rds';
<% if kind == 'aurora' %>
import { identifierOf, kindOf, switchedAtTag } from './plan.js';
<% else %>
import { identifierOf, switchedAtTag } from './plan.js';
<% endif %>
import type { Deployment } from './plan.js';

/** A database, where it is reached, and what is not well with it. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly complaint: string | undefined;
}

/** @throws Error where there is no such deployment */
export async function readDeployment(rds: RDSClient, id: string): Promise<Deployment> {
  const { BlueGreenDeployments: [found] = [] } = await rds.send(new DescribeBlueGreenDeploymentsCommand({ BlueGreenDeploymentIdentifier: id }));
  if (found === undefined) throw new Error(`There is no blue/green deployment ${id}.`);
  return deploymentOf(found);
}

function deploymentOf(found: BlueGreenDeployment): Deployment {
  return {
    id: found.BlueGreenDeploymentIdentifier ?? '',
    status: found.Status ?? 'UNKNOWN',
    statusDetails: found.StatusDetails,
    source: found.Source ?? '',
    target: found.Target ?? '',
    members: (found.SwitchoverDetails ?? []).map(({ SourceMember = '', TargetMember = '', Status = 'UNKNOWN' }) => ({ source: SourceMember, target: TargetMember, status: Status })),
    tags: new Map((found.TagList ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

/** What is asked for when a deployment is made. Everything else is copied from blue. */
export interface Wish {
  readonly name: string;
  readonly sourceArn: string;
  readonly targetEngineVersion: string;
  /** A group of the family of that version. */
  readonly parameterGroup: string;
}

/** Has RDS make green, which takes from minutes to hours. Returns the identifier of the deployment. */
export async function createDeployment(rds: RDSClient, wish: Wish): Promise<string> {
  const { BlueGreenDeployment: made } = await rds.send(new CreateBlueGreenDeploymentCommand({
    BlueGreenDeploymentName: wish.name,
    Source: wish.sourceArn,
    TargetEngineVersion: wish.targetEngineVersion,
<% if kind == 'aurora' %>
    TargetDBClusterParameterGroupName: wish.parameterGroup,
<% else %>
    TargetDBParameterGroupName: wish.parameterGroup,
<% endif %>
  }));
  if (made?.BlueGreenDeploymentIdentifier === undefined) throw new Error('RDS has not named the deployment that it makes.');
  return made.BlueGreenDeploymentIdentifier;
}

/** A database by its ARN. One that waits for a reboot does not run with the parameters that it shows. */
export async function readDatabase(rds: RDSClient, arn: string): Promise<Database> {
<% if kind == 'aurora' %>
  if (kindOf(arn) === 'cluster') {
    const { DBClusters: [cluster] = [] } = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: arn }));
    const isWell = cluster?.Status === 'available';
    return {
      host: cluster?.Endpoint ?? '',
      port: cluster?.Port ?? <% if engine == 'mysql' %>3306<% else %>5432<% endif %>,
      complaint: isWell ? undefined : `${identifierOf(arn)} is ${cluster?.Status ?? 'missing'}`,
    };
  }
<% endif %>
  const { DBInstances: [instance] = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: arn }));
  const isAvailable = instance?.DBInstanceStatus === 'available';
  const group = instance?.DBParameterGroups?.find(({ ParameterApplyStatus }) => ParameterApplyStatus !== 'in-sync');
  const pending = group === undefined ? undefined : `${identifierOf(arn)}: parameters are ${group.ParameterApplyStatus ?? 'of unknown state'}`;
  return {
    host: instance?.Endpoint?.Address ?? '',
    port: instance?.Endpoint?.Port ?? <% if engine == 'mysql' %>3306<% else %>5432<% endif %>,
    complaint: isAvailable ? pending : `${identifierOf(arn)} is ${instance?.DBInstanceStatus ?? 'missing'}`,
  };
}

/** Asks RDS to switch over. It rolls back by itself what takes longer than the timeout. */
export async function requestSwitchover(rds: RDSClient, id: string, timeoutSeconds: number): Promise<void> {
  await rds.send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id, SwitchoverTimeout: timeoutSeconds }));
}

/** Notes on the deployment when it was switched over, for whoever cleans up. */
export async function noteSwitchover(rds: RDSClient, { id, source }: Deployment, at: number): Promise<void> {
  const arn = [...source.split(':').slice(0, 5), 'deployment', id].join(':');
  await rds.send(new AddTagsToResourceCommand({ ResourceName: arn, Tags: [{ Key: switchedAtTag, Value: new Date(at).toISOString() }] }));
}

/** Deletes the deployment, and no database: after a switchover RDS leaves both. */
export async function deleteDeployment(rds: RDSClient, id: string): Promise<void> {
  await rds.send(new DeleteBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));
}

<% if kind == 'aurora' %>
/** Deletes a database of old blue; of a cluster a last snapshot stays. */
export async function deleteDatabase(rds: RDSClient, arn: string): Promise<void> {
  const identifier = identifierOf(arn);
  if (kindOf(arn) === 'cluster') {
    await rds.send(new DeleteDBClusterCommand({ DBClusterIdentifier: identifier, FinalDBSnapshotIdentifier: `${identifier}-final` }));
  } else {
    await rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: identifier }));
  }
}
<% else %>
/** Deletes a database of old blue. A last snapshot stays, but of read replicas, of which RDS makes none. */
export async function deleteDatabase(rds: RDSClient, arn: string, isReplica: boolean): Promise<void> {
  const identifier = identifierOf(arn);
  const last = isReplica ? { SkipFinalSnapshot: true } : { FinalDBSnapshotIdentifier: `${identifier}-final` };
  await rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: identifier, ...last }));
}
<% endif %>
