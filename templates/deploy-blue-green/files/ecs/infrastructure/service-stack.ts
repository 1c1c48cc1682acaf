import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { AlarmBehavior, AlternateTarget, Cluster, ContainerImage, CpuArchitecture, DeploymentLifecycleLambdaTarget, DeploymentLifecycleStage, DeploymentStrategy, FargateService, FargateTaskDefinition, ListenerRuleConfiguration, LogDrivers, OperatingSystemFamily } from 'aws-cdk-lib/aws-ecs';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { createEntrance } from './entrance.js';
import type { Entrance } from './entrance.js';
import { watchDeployment } from './deployment-alarms.js';

export interface ServiceStackProps extends StackProps {
  /** The network of the service, with private subnets in at least two availability zones. */
  readonly vpcId: string;
}

/** A service whose new versions are checked before they get traffic, and can give it back. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { vpcId, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const vpc = Vpc.fromLookup(this, 'Vpc', { vpcId });
    const entrance = createEntrance(this, vpc);
    const taskDefinition = this.#taskDefinition();
    const { alarms, topic } = watchDeployment(this, entrance.loadBalancer);
    const service = new FargateService(this, 'Service', {
      serviceName: '<%= projectName %>',
      // The class and its interface do not agree on a member that may be undefined.
      cluster: new Cluster(this, 'Cluster', { vpc }) as ICluster,
      taskDefinition,
      desiredCount: 2,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [new SecurityGroup(this, 'ServiceNetwork', { vpc, description: 'The tasks of the service.' })],
      // A deployment circuit breaker watches rolling updates only. Here these watch.
<% if strategy == 'blue-green' %>
      deploymentStrategy: DeploymentStrategy.BLUE_GREEN,
<% elsif strategy == 'canary' %>
      deploymentStrategy: DeploymentStrategy.CANARY,
      canaryConfiguration: { stepPercent: <%= canaryPercent %>, stepBakeTime: Duration.minutes(<%= canaryWait %>) },
<% else %>
      deploymentStrategy: DeploymentStrategy.LINEAR,
      linearConfiguration: { stepPercent: <%= linearPercent %>, stepBakeTime: Duration.minutes(<%= linearWait %>) },
<% endif %>
      bakeTime: Duration.minutes(<%= bakeMinutes %>),
      deploymentAlarms: { alarmNames: alarms.map(({ alarmName }) => alarmName), behavior: AlarmBehavior.ROLLBACK_ON_ALARM },
      lifecycleHooks: [
        new DeploymentLifecycleLambdaTarget(this.#testTrafficHook(vpc, entrance, taskDefinition.taskDefinitionArn), 'TestTrafficHook', {
          lifecycleStages: [DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT],
        }),
      ],
    });
    entrance.blue.addTarget(
      service.loadBalancerTarget({
        containerName: 'service',
        alternateTarget: new AlternateTarget('LoadBalancer', {
          alternateTargetGroup: entrance.green,
          productionListener: ListenerRuleConfiguration.applicationListenerRule(entrance.productionRule),
          testListener: ListenerRuleConfiguration.applicationListenerRule(entrance.testRule),
        }),
      }),
    );
    new CfnOutput(this, 'Url', { description: 'Where the service answers, inside of the network.', value: `http://${entrance.loadBalancer.loadBalancerDnsName}` });
    new CfnOutput(this, 'CallersSecurityGroup', { description: 'Give this to whatever calls the service.', value: entrance.callers.securityGroupId });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

  #taskDefinition(): FargateTaskDefinition {
    const taskDefinition = new FargateTaskDefinition(this, 'TaskDefinition', {
      family: '<%= projectName %>',
      cpu: 256,
      memoryLimitMiB: 512,
      runtimePlatform: { cpuArchitecture: CpuArchitecture.ARM64, operatingSystemFamily: OperatingSystemFamily.LINUX },
    });
    taskDefinition.addContainer('service', {
      image: ContainerImage.fromAsset('.', { platform: Platform.LINUX_ARM64 }),
      portMappings: [{ containerPort: 8080 }],
      environment: { PORT: '8080' },
      readonlyRootFilesystem: true,
      healthCheck: { command: ['CMD', 'node', 'healthCheck.js'], interval: Duration.seconds(10), timeout: Duration.seconds(5), retries: 3, startPeriod: Duration.seconds(30) },
      // The most that Fargate grants between SIGTERM and SIGKILL. The service ends sooner, by itself.
      stopTimeout: Duration.seconds(120),
      logging: LogDrivers.awsLogs({ logGroup: this.#logGroup('Logs'), streamPrefix: 'service' }),
    });
    return taskDefinition;
  }

  #testTrafficHook(vpc: IVpc, { loadBalancer, testers }: Entrance, newVersion: string): NodejsFunction {
    return new NodejsFunction(this, 'TestTrafficHook', {
      description: 'Checks a new version by way of the test listener before it gets traffic.',
      entry: 'src/hooks/testTraffic.ts',
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.minutes(15),
      environment: { NODE_OPTIONS: '--enable-source-maps', TEST_URL: `http://${loadBalancer.loadBalancerDnsName}:9090`, NEW_VERSION: newVersion },
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [testers],
      logGroup: this.#logGroup('TestTrafficLogs'),
    });
  }

  #logGroup(id: string): LogGroup {
    return new LogGroup(this, id, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
  }
}
