/*
 * Resources of the Terraform provider hashicorp/aws (5 and 6), and the module terraform-aws-modules/lambda/aws (7 and
 * 8), in CloudFormation's terms. What is not in these tables is not known. A resource more is a row more.
 */

import { cacheRows } from './cacheRows.ts';
import { deploymentRows } from './deploymentRows.ts';
import { loadBalancerRows } from './loadBalancerRows.ts';
import { networkRows } from './networkRows.ts';
import { operationsRows } from './operationsRows.ts';
import { orchestrationRows } from './orchestrationRows.ts';
import { argumentRows, type ArgumentRow, type ResourceRow } from './row.ts';
import { schedulingRows } from './schedulingRows.ts';
import { serviceRows } from './serviceRows.ts';

const provisioned = ['ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'];

const functionArguments: readonly ArgumentRow[] = [
  { argument: 'handler', property: ['Handler'] },
  { argument: 'runtime', property: ['Runtime'] },
  { argument: 'timeout', property: ['Timeout'] },
  { argument: 'memory_size', property: ['MemorySize'] },
  { argument: 'function_name', property: ['FunctionName'] },
  { argument: 'package_type', property: ['PackageType'] },
  { argument: 'publish', property: ['Publish'] },
  { argument: 'reserved_concurrent_executions', property: ['ReservedConcurrentExecutions'], unset: -1 },
];

const parameterGroupArguments: readonly ArgumentRow[] = [
  ...argumentRows('Description', 'Family'),
  { argument: 'parameter', property: ['Parameters'], pairs: true },
];

export const resourceRows: ReadonlyMap<string, ResourceRow> = new Map<string, ResourceRow>([
  ...cacheRows,
  ...deploymentRows,
  ...loadBalancerRows,
  ...networkRows,
  ...operationsRows,
  ...orchestrationRows,
  ...schedulingRows,
  ...serviceRows,
  [
    'aws_lambda_function',
    {
      type: 'AWS::Lambda::Function',
      arguments: [
        ...functionArguments,
        { argument: 'environment.variables', property: ['Environment', 'Variables'] },
        { argument: 'snap_start.apply_on', property: ['SnapStart', 'ApplyOn'] },
        { argument: 'architectures', property: ['Architectures'] },
        { argument: 'description', property: ['Description'] },
        { argument: 'role', property: ['Role'] },
        { argument: 'vpc_config.subnet_ids', property: ['VpcConfig', 'SubnetIds'] },
        { argument: 'vpc_config.security_group_ids', property: ['VpcConfig', 'SecurityGroupIds'] },
        { argument: 'logging_config.log_format', property: ['LoggingConfig', 'LogFormat'] },
        { argument: 'logging_config.log_group', property: ['LoggingConfig', 'LogGroup'] },
        { argument: 'tracing_config.mode', property: ['TracingConfig', 'Mode'] },
        { argument: 'image_config.command', property: ['ImageConfig', 'Command'] },
        { argument: 'ephemeral_storage.size', property: ['EphemeralStorage', 'Size'] },
        { argument: 'file_system_config.arn', property: ['FileSystemConfigs', 'Arn'] },
      ],
    },
  ],
  [
    'aws_lambda_alias',
    {
      type: 'AWS::Lambda::Alias',
      arguments: [
        { argument: 'name', property: ['Name'] },
        { argument: 'function_name', property: ['FunctionName'] },
        { argument: 'function_version', property: ['FunctionVersion'] },
      ],
    },
  ],
  [
    // CloudFormation has this as a property of the alias or version that `qualifier` names.
    'aws_lambda_provisioned_concurrency_config',
    {
      type: 'AWS::Lambda::Alias',
      arguments: [
        { argument: 'qualifier', property: ['Name'] },
        { argument: 'function_name', property: ['FunctionName'] },
        { argument: 'provisioned_concurrent_executions', property: provisioned },
      ],
    },
  ],
  [
    'aws_appautoscaling_target',
    {
      type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      arguments: [
        { argument: 'resource_id', property: ['ResourceId'] },
        { argument: 'service_namespace', property: ['ServiceNamespace'] },
        { argument: 'scalable_dimension', property: ['ScalableDimension'] },
        { argument: 'min_capacity', property: ['MinCapacity'] },
        { argument: 'max_capacity', property: ['MaxCapacity'] },
      ],
    },
  ],
  [
    'aws_db_instance',
    {
      type: 'AWS::RDS::DBInstance',
      arguments: [
        { argument: 'identifier', property: ['DBInstanceIdentifier'] },
        { argument: 'instance_class', property: ['DBInstanceClass'] },
        { argument: 'engine', property: ['Engine'] },
        { argument: 'allocated_storage', property: ['AllocatedStorage'] },
        { argument: 'parameter_group_name', property: ['DBParameterGroupName'] },
      ],
    },
  ],
  [
    'aws_rds_cluster_instance',
    {
      type: 'AWS::RDS::DBInstance',
      arguments: [
        { argument: 'cluster_identifier', property: ['DBClusterIdentifier'] },
        { argument: 'instance_class', property: ['DBInstanceClass'] },
        { argument: 'engine', property: ['Engine'] },
        { argument: 'db_parameter_group_name', property: ['DBParameterGroupName'] },
      ],
    },
  ],
  [
    'aws_rds_cluster',
    {
      type: 'AWS::RDS::DBCluster',
      arguments: [
        { argument: 'cluster_identifier', property: ['DBClusterIdentifier'] },
        { argument: 'engine', property: ['Engine'] },
        { argument: 'db_cluster_parameter_group_name', property: ['DBClusterParameterGroupName'] },
      ],
    },
  ],
  ['aws_db_parameter_group', { type: 'AWS::RDS::DBParameterGroup', arguments: parameterGroupArguments }],
  ['aws_rds_cluster_parameter_group', { type: 'AWS::RDS::DBClusterParameterGroup', arguments: parameterGroupArguments }],
  ['aws_db_proxy', { type: 'AWS::RDS::DBProxy', arguments: [{ argument: 'name', property: ['DBProxyName'] }] }],
  [
    'aws_db_proxy_default_target_group',
    {
      type: 'AWS::RDS::DBProxyTargetGroup',
      arguments: [
        { argument: 'db_proxy_name', property: ['DBProxyName'] },
        { argument: 'connection_pool_config.connection_borrow_timeout', property: ['ConnectionPoolConfigurationInfo', 'ConnectionBorrowTimeout'] },
        { argument: 'connection_pool_config.max_connections_percent', property: ['ConnectionPoolConfigurationInfo', 'MaxConnectionsPercent'] },
      ],
    },
  ],
]);

/** The module that makes a function of its arguments. */
export const lambdaModule: ResourceRow & { readonly source: RegExp } = {
  source: /^(?:registry\.terraform\.io\/)?terraform-aws-modules\/lambda\/aws$|github\.com[/:]terraform-aws-modules\/terraform-aws-lambda(?:\.git)?(?:\?|$)/,
  type: 'AWS::Lambda::Function',
  arguments: [
    ...functionArguments,
    { argument: 'provisioned_concurrent_executions', property: provisioned, unset: -1 },
    { argument: 'environment_variables', property: ['Environment', 'Variables'] },
    { argument: 'vpc_subnet_ids', property: ['VpcConfig'], opaque: true },
    { argument: 'image_config_command', property: ['ImageConfig', 'Command'] },
    { argument: 'ephemeral_storage_size', property: ['EphemeralStorage', 'Size'] },
    { argument: 'file_system_arn', property: ['FileSystemConfigs'], opaque: true },
  ],
};
