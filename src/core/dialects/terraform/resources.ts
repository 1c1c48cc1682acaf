/*
 * Resources of the Terraform provider hashicorp/aws (5 and 6), and the module terraform-aws-modules/lambda/aws (7 and
 * 8), in CloudFormation's terms. What is not in these tables is not known. A resource more is a row more.
 */

/** An argument, dotted where it stands in a block, and the property that it sets. */
export interface ArgumentRow {
  readonly argument: string;
  readonly property: readonly string[];
  /** What the argument is where it says that nothing is set. */
  readonly unset?: number;
  /** Only that it is there is known. */
  readonly opaque?: true;
  /** All blocks of this name, each with `name` and `value`, are one map. */
  readonly pairs?: true;
}

export interface ResourceRow {
  readonly type: string;
  readonly arguments: readonly ArgumentRow[];
}

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

export const resourceRows: ReadonlyMap<string, ResourceRow> = new Map<string, ResourceRow>([
  [
    'aws_lambda_function',
    {
      type: 'AWS::Lambda::Function',
      arguments: [
        ...functionArguments,
        { argument: 'environment.variables', property: ['Environment', 'Variables'] },
        { argument: 'snap_start.apply_on', property: ['SnapStart', 'ApplyOn'] },
        { argument: 'vpc_config', property: ['VpcConfig'], opaque: true },
        { argument: 'image_config.command', property: ['ImageConfig', 'Command'] },
        { argument: 'ephemeral_storage.size', property: ['EphemeralStorage', 'Size'] },
        { argument: 'file_system_config.arn', property: ['FileSystemConfigs', 'Arn'] },
      ],
    },
  ],
  [
    'aws_lambda_alias',
    { type: 'AWS::Lambda::Alias', arguments: [{ argument: 'name', property: ['Name'] }, { argument: 'function_name', property: ['FunctionName'] }] },
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
        { argument: 'scalable_dimension', property: ['ScalableDimension'] },
        { argument: 'min_capacity', property: ['MinCapacity'] },
        { argument: 'max_capacity', property: ['MaxCapacity'] },
      ],
    },
  ],
  [
    'aws_elasticache_serverless_cache',
    { type: 'AWS::ElastiCache::ServerlessCache', arguments: [{ argument: 'name', property: ['ServerlessCacheName'] }, { argument: 'engine', property: ['Engine'] }] },
  ],
  [
    'aws_elasticache_replication_group',
    {
      type: 'AWS::ElastiCache::ReplicationGroup',
      arguments: [
        { argument: 'replication_group_id', property: ['ReplicationGroupId'] },
        { argument: 'engine', property: ['Engine'] },
        { argument: 'num_node_groups', property: ['NumNodeGroups'] },
        { argument: 'num_cache_clusters', property: ['NumCacheClusters'] },
        { argument: 'transit_encryption_enabled', property: ['TransitEncryptionEnabled'] },
      ],
    },
  ],
  [
    'aws_elasticache_cluster',
    { type: 'AWS::ElastiCache::CacheCluster', arguments: [{ argument: 'cluster_id', property: ['ClusterName'] }, { argument: 'engine', property: ['Engine'] }] },
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
  ['aws_db_parameter_group', { type: 'AWS::RDS::DBParameterGroup', arguments: [{ argument: 'parameter', property: ['Parameters'], pairs: true }] }],
  ['aws_rds_cluster_parameter_group', { type: 'AWS::RDS::DBClusterParameterGroup', arguments: [{ argument: 'parameter', property: ['Parameters'], pairs: true }] }],
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
