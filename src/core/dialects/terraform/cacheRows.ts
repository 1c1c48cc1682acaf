import { argumentRows, type ResourceRow } from './row.ts';

/** Resources of ElastiCache. */
export const cacheRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_elasticache_serverless_cache',
    {
      type: 'AWS::ElastiCache::ServerlessCache',
      arguments: [
        ...argumentRows('Description', 'Engine', 'MajorEngineVersion', 'SecurityGroupIds', 'SubnetIds', 'SnapshotRetentionLimit', 'UserGroupId'),
        { argument: 'name', property: ['ServerlessCacheName'] },
        { argument: 'cache_usage_limits.data_storage.maximum', property: ['CacheUsageLimits', 'DataStorage', 'Maximum'] },
        { argument: 'cache_usage_limits.data_storage.unit', property: ['CacheUsageLimits', 'DataStorage', 'Unit'] },
        { argument: 'cache_usage_limits.ecpu_per_second.maximum', property: ['CacheUsageLimits', 'ECPUPerSecond', 'Maximum'] },
      ],
    },
  ],
  [
    'aws_elasticache_replication_group',
    {
      type: 'AWS::ElastiCache::ReplicationGroup',
      arguments: [
        ...argumentRows('ReplicationGroupId', 'Engine', 'EngineVersion', 'NumNodeGroups', 'NumCacheClusters', 'Port', 'SnapshotRetentionLimit'),
        ...argumentRows('AutomaticFailoverEnabled', 'AtRestEncryptionEnabled', 'TransitEncryptionEnabled', 'SecurityGroupIds'),
        { argument: 'multi_az_enabled', property: ['MultiAZEnabled'] },
        { argument: 'description', property: ['ReplicationGroupDescription'] },
        { argument: 'node_type', property: ['CacheNodeType'] },
        { argument: 'subnet_group_name', property: ['CacheSubnetGroupName'] },
        { argument: 'parameter_group_name', property: ['CacheParameterGroupName'] },
      ],
    },
  ],
  [
    'aws_elasticache_subnet_group',
    {
      type: 'AWS::ElastiCache::SubnetGroup',
      arguments: [...argumentRows('Description', 'SubnetIds'), { argument: 'name', property: ['CacheSubnetGroupName'] }],
    },
  ],
  [
    'aws_elasticache_cluster',
    { type: 'AWS::ElastiCache::CacheCluster', arguments: [{ argument: 'cluster_id', property: ['ClusterName'] }, ...argumentRows('Engine')] },
  ],
];
