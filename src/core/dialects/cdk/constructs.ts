import { opaque, type PropertyRow } from '../code/constructs.ts';
import { databaseClass, made, mebibytes, runtime, seconds, snapStart } from './units.ts';

/*
 * The constructs of the AWS CDK (aws-cdk-lib 2.276.0, its typings) that have to do with functions and with what they
 * connect to. What is not in these tables is not known. A construct more is a row more.
 */

/** How a construct says where a function's code is: an asset, an entry file, an image. */
export type CodeForm = 'asset' | 'entry' | 'image';

export interface ConstructRow {
  /** As {@link cdkName} has it. */
  readonly construct: string;
  /** The CloudFormation type. */
  readonly type: string;
  /** `all`: a level 1 construct, whose options are CloudFormation's properties in camel case. */
  readonly properties: readonly PropertyRow[] | 'all';
  readonly code?: CodeForm;
}

const provisioned = ['ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'];

const functionRows: readonly PropertyRow[] = [
  { option: 'handler', property: ['Handler'] },
  { option: 'runtime', property: ['Runtime'], as: runtime },
  { option: 'timeout', property: ['Timeout'], as: seconds },
  { option: 'memorySize', property: ['MemorySize'] },
  { option: 'functionName', property: ['FunctionName'] },
  { option: 'environment', property: ['Environment', 'Variables'] },
  { option: 'reservedConcurrentExecutions', property: ['ReservedConcurrentExecutions'] },
  { option: 'snapStart', property: ['SnapStart'], as: snapStart },
  { option: 'vpc', property: ['VpcConfig'], as: opaque },
  { option: 'ephemeralStorageSize', property: ['EphemeralStorage', 'Size'], as: mebibytes },
  { option: 'filesystem', property: ['FileSystemConfigs'], as: made },
  // `fn.currentVersion` makes the version; as SAM has it, the function itself is said to have the concurrency.
  { option: 'currentVersionOptions.provisionedConcurrentExecutions', property: provisioned },
];

const imageRows = functionRows.filter(({ option }) => option !== 'handler' && option !== 'runtime');

const databaseRows: readonly PropertyRow[] = [
  { option: 'instanceType', property: ['DBInstanceClass'], as: databaseClass },
  { option: 'instanceIdentifier', property: ['DBInstanceIdentifier'] },
  { option: 'parameters', property: ['Parameters'] },
  { option: 'parameterGroup', property: ['DBParameterGroupName'] },
];

const clusterRows: readonly PropertyRow[] = [
  { option: 'clusterIdentifier', property: ['DBClusterIdentifier'] },
  { option: 'parameters', property: ['Parameters'] },
  { option: 'parameterGroup', property: ['DBClusterParameterGroupName'] },
];

export const proxyRows: readonly PropertyRow[] = [
  { option: 'dbProxyName', property: ['DBProxyName'] },
  { option: 'borrowTimeout', property: ['ConnectionPoolConfigurationInfo', 'ConnectionBorrowTimeout'], as: seconds },
  { option: 'maxConnectionsPercent', property: ['ConnectionPoolConfigurationInfo', 'MaxConnectionsPercent'] },
];

export const aliasRows: readonly PropertyRow[] = [
  { option: 'aliasName', property: ['Name'] },
  { option: 'provisionedConcurrentExecutions', property: provisioned },
];

export const constructs: readonly ConstructRow[] = [
  { construct: 'aws-lambda.Function', type: 'AWS::Lambda::Function', properties: functionRows, code: 'asset' },
  { construct: 'aws-lambda.SingletonFunction', type: 'AWS::Lambda::Function', properties: functionRows, code: 'asset' },
  { construct: 'aws-cloudfront.experimental.EdgeFunction', type: 'AWS::Lambda::Function', properties: functionRows, code: 'asset' },
  { construct: 'triggers.TriggerFunction', type: 'AWS::Lambda::Function', properties: functionRows, code: 'asset' },
  { construct: 'aws-lambda-nodejs.NodejsFunction', type: 'AWS::Lambda::Function', properties: functionRows, code: 'entry' },
  { construct: 'aws-lambda.DockerImageFunction', type: 'AWS::Lambda::Function', properties: imageRows, code: 'image' },
  { construct: 'aws-lambda.Alias', type: 'AWS::Lambda::Alias', properties: [...aliasRows, { option: 'version', property: ['FunctionName'] }] },
  { construct: 'aws-lambda.Version', type: 'AWS::Lambda::Version', properties: [...aliasRows, { option: 'lambda', property: ['FunctionName'] }] },
  {
    construct: 'aws-applicationautoscaling.ScalableTarget',
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    properties: [
      { option: 'resourceId', property: ['ResourceId'] },
      { option: 'scalableDimension', property: ['ScalableDimension'] },
      { option: 'minCapacity', property: ['MinCapacity'] },
      { option: 'maxCapacity', property: ['MaxCapacity'] },
    ],
  },
  { construct: 'aws-rds.DatabaseInstance', type: 'AWS::RDS::DBInstance', properties: databaseRows },
  { construct: 'aws-rds.DatabaseInstanceReadReplica', type: 'AWS::RDS::DBInstance', properties: databaseRows },
  { construct: 'aws-rds.DatabaseInstanceFromSnapshot', type: 'AWS::RDS::DBInstance', properties: databaseRows },
  { construct: 'aws-rds.DatabaseCluster', type: 'AWS::RDS::DBCluster', properties: clusterRows },
  { construct: 'aws-rds.ServerlessCluster', type: 'AWS::RDS::DBCluster', properties: clusterRows },
  // It is a group of instances and one of clusters alike, as what it is given to asks for.
  { construct: 'aws-rds.ParameterGroup', type: 'AWS::RDS::DBParameterGroup', properties: [{ option: 'parameters', property: ['Parameters'] }] },
  { construct: 'aws-rds.DatabaseProxy', type: 'AWS::RDS::DBProxy', properties: proxyRows },
  { construct: 'aws-lambda.CfnFunction', type: 'AWS::Lambda::Function', properties: 'all' },
  { construct: 'aws-lambda.CfnAlias', type: 'AWS::Lambda::Alias', properties: 'all' },
  { construct: 'aws-lambda.CfnVersion', type: 'AWS::Lambda::Version', properties: 'all' },
  { construct: 'aws-applicationautoscaling.CfnScalableTarget', type: 'AWS::ApplicationAutoScaling::ScalableTarget', properties: 'all' },
  { construct: 'aws-elasticache.CfnServerlessCache', type: 'AWS::ElastiCache::ServerlessCache', properties: 'all' },
  { construct: 'aws-elasticache.CfnReplicationGroup', type: 'AWS::ElastiCache::ReplicationGroup', properties: 'all' },
  { construct: 'aws-elasticache.CfnCacheCluster', type: 'AWS::ElastiCache::CacheCluster', properties: 'all' },
  { construct: 'aws-rds.CfnDBInstance', type: 'AWS::RDS::DBInstance', properties: 'all' },
  { construct: 'aws-rds.CfnDBCluster', type: 'AWS::RDS::DBCluster', properties: 'all' },
  { construct: 'aws-rds.CfnDBParameterGroup', type: 'AWS::RDS::DBParameterGroup', properties: 'all' },
  { construct: 'aws-rds.CfnDBClusterParameterGroup', type: 'AWS::RDS::DBClusterParameterGroup', properties: 'all' },
  { construct: 'aws-rds.CfnDBProxy', type: 'AWS::RDS::DBProxy', properties: 'all' },
];

/** A method of a resource that makes another one. */
export interface MethodRow {
  /** Type of the resource whose method it is. */
  readonly of: string;
  readonly method: string;
  readonly type: string;
  /** Position of the argument that names it, and the property that has the name in the end. */
  readonly name: { readonly at: number; readonly property: string | undefined } | undefined;
  /** Position of the options. */
  readonly options: number;
  readonly properties: readonly PropertyRow[];
  /** The property that refers to the resource whose method it is. */
  readonly owner: string | undefined;
  /** Properties that it always has. */
  readonly fixed: Readonly<Record<string, string>>;
}

export const methods: readonly MethodRow[] = [
  {
    of: 'AWS::Lambda::Function',
    method: 'addAlias',
    type: 'AWS::Lambda::Alias',
    name: { at: 0, property: 'Name' },
    options: 1,
    properties: aliasRows,
    owner: 'FunctionName',
    fixed: {},
  },
  {
    of: 'AWS::Lambda::Alias',
    method: 'addAutoScaling',
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    name: undefined,
    options: 0,
    properties: [
      { option: 'minCapacity', property: ['MinCapacity'] },
      { option: 'maxCapacity', property: ['MaxCapacity'] },
    ],
    owner: 'ResourceId',
    fixed: { ScalableDimension: 'lambda:function:ProvisionedConcurrency' },
  },
  ...['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'].map(
    (of): MethodRow => ({
      of,
      method: 'addProxy',
      type: 'AWS::RDS::DBProxy',
      name: { at: 0, property: undefined },
      options: 1,
      properties: proxyRows,
      owner: undefined,
      fixed: {},
    }),
  ),
];
