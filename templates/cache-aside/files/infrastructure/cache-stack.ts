import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
<% if cache == 'serverless' %>
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
<% else %>
import { CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
<% endif %>
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { watchCache } from './cache-alarms.js';

export interface CacheStackProps extends StackProps {
  /** The network of the function and the cache, with private subnets in at least two availability zones. */
  readonly vpcId: string;
}

/** A function that reads <%= entity | words %> data through a cache, and what tells when the cache fails. */
export class CacheStack extends Stack {
  constructor(scope: Construct, id: string, { vpcId, ...props }: CacheStackProps) {
    super(scope, id, props);
    const vpc = Vpc.fromLookup(this, 'Vpc', { vpcId });
    const clients = new SecurityGroup(this, 'CacheClients', { vpc, description: 'What may use the cache.' });
    const cache = this.#cache(vpc, clients);

    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const reader = new NodejsFunction(this, 'Function', {
      description: 'Reads <%= entity | words %> data through the cache.',
      entry: 'src/handler.ts',
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.seconds(10),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
<% if cache == 'serverless' %>
        REDIS_HOST: cache.attrEndpointAddress,
        REDIS_PORT: cache.attrEndpointPort,
<% else %>
        REDIS_HOST: cache.attrPrimaryEndPointAddress,
        REDIS_PORT: cache.attrPrimaryEndPointPort,
<% endif %>
        SOURCE_URL: '<%= sourceUrl %>',
      },
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [clients],
      logGroup,
    });
    const topic = watchCache(this, { cache, logGroup, reader });
    new CfnOutput(this, 'FunctionName', { description: 'Invoke it with { "id": "…" }.', value: reader.functionName });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

<% if cache == 'serverless' %>
  #cache(vpc: IVpc, clients: ISecurityGroup): CfnServerlessCache {
    const network = new SecurityGroup(this, 'CacheNetwork', { vpc, description: 'The cache.' });
    network.addIngressRule(clients, Port.tcpRange(6379, 6380), 'Reads and writes, and reads from replicas.');
    return new CfnServerlessCache(this, 'Cache', {
      serverlessCacheName: '<%= projectName %>',
      engine: 'valkey',
      majorEngineVersion: '8',
      securityGroupIds: [network.securityGroupId],
      subnetIds: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
      // What it may cost at most: beyond that entries are evicted, or commands throttled.
      cacheUsageLimits: { dataStorage: { maximum: <%= maxGigabytes %>, unit: 'GB' }, ecpuPerSecond: { maximum: 5000 } },
    });
  }
<% else %>
  #cache(vpc: IVpc, clients: ISecurityGroup): CfnReplicationGroup {
    const network = new SecurityGroup(this, 'CacheNetwork', { vpc, description: 'The cache.' });
    network.addIngressRule(clients, Port.tcp(6379), 'Reads and writes.');
    const subnets = new CfnSubnetGroup(this, 'CacheSubnets', {
      description: 'Where the nodes of the cache stand.',
      subnetIds: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
    });
    return new CfnReplicationGroup(this, 'Cache', {
      replicationGroupDescription: 'Cache of <%= entity | words %> data.',
      engine: 'valkey',
      engineVersion: '8.0',
      cacheNodeType: 'cache.t4g.small',
      // A primary and a replica in another availability zone, which takes over when the primary fails.
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: true,
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [network.securityGroupId],
    });
  }
<% endif %>
}
