import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ArnPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
<% if kind == 'aurora' %>
import { CfnDBClusterParameterGroup } from 'aws-cdk-lib/aws-rds';
<% else %>
import { CfnDBParameterGroup } from 'aws-cdk-lib/aws-rds';
<% endif %>
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface BlueGreenStackProps extends StackProps {
  /** The parameter group family of the version that runs now. */
  readonly blueFamily: string;
  /** The parameter group family of the version to move to. */
  readonly greenFamily: string;
<% if engine == 'mysql' %>
  /** The identifier of the instance of green that writes; empty until RDS has made it. */
  readonly greenInstance: string;
<% else %>
  /** The identifier of the instance of blue that writes. Its replication slots tell how far green is behind. */
  readonly blueInstance: string;
<% endif %>
  /** The ARN of who may act as the runner, such as the role of your pipeline. */
  readonly runnerPrincipal: string;
}

<% if engine == 'mysql' %>
const parameters = { binlog_format: 'ROW' };
<% else %>
const parameters = { 'rds.logical_replication': '1' };
<% endif %>

const actions = [
  'AddTagsToResource',
  'CreateBlueGreenDeployment',
<% if kind == 'aurora' %>
  'CreateDBCluster',
  'CreateDBClusterEndpoint',
  'CreateDBClusterSnapshot',
  'CreateDBInstance',
  'DeleteBlueGreenDeployment',
  'DeleteDBCluster',
  'DeleteDBClusterEndpoint',
  'DeleteDBInstance',
  'DescribeBlueGreenDeployments',
  'DescribeDBClusters',
  'DescribeDBInstances',
  'ModifyDBCluster',
  'PromoteReadReplicaDBCluster',
<% else %>
  'CreateDBInstanceReadReplica',
  'CreateDBSnapshot',
  'DeleteBlueGreenDeployment',
  'DeleteDBInstance',
  'DescribeBlueGreenDeployments',
  'DescribeDBInstances',
  'ModifyDBInstance',
  'PromoteReadReplica',
<% endif %>
  'SwitchoverBlueGreenDeployment',
].map((action) => `rds:${action}`);

/** What a blue/green deployment needs around it: parameters, somebody who is told, and somebody who may. */
export class BlueGreenStack extends Stack {
  constructor(scope: Construct, id: string, props: BlueGreenStackProps) {
    super(scope, id, props);
    // Give it to blue, and restart, if blue still has the default group; else set the same in the group that it has.
    this.#parameters('BlueParameters', 'What blue needs before green can be made.', props.blueFamily);
    // Carry over what blue's group sets, in the words of the new version. Green is the next blue: it needs the same.
    const green = this.#parameters('GreenParameters', 'What green runs with.', props.greenFamily);
    const topic = this.#topic();
<% if engine == 'mysql' %>
    if (props.greenInstance !== '') this.#watch(topic, props.greenInstance);
<% else %>
    this.#watch(topic, props.blueInstance);
<% endif %>
    const runner = this.#runner(props.runnerPrincipal);
    new CfnOutput(this, 'GreenParameterGroup', { description: 'Say it to the runner with --parameter-group.', value: green.ref });
    new CfnOutput(this, 'RunnerRole', { description: 'Assume it to run anything here.', value: runner.roleArn });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

<% if kind == 'aurora' %>
  /** The construct of the CDK makes a group only for a database that it makes itself. */
  #parameters(id: string, description: string, family: string): CfnDBClusterParameterGroup {
    return new CfnDBClusterParameterGroup(this, id, { description, family, parameters });
  }
<% else %>
  /** The construct of the CDK makes a group only for a database that it makes itself. */
  #parameters(id: string, description: string, family: string): CfnDBParameterGroup {
    return new CfnDBParameterGroup(this, id, { description, family, parameters });
  }
<% endif %>

  #topic(): Topic {
    const topic = new Topic(this, 'Alarms');
    // A policy of one's own, which the rule brings, replaces the one that lets alarms of this account publish.
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    new Rule(this, 'DeploymentEvents', {
      description: 'Everything that RDS tells of blue/green deployments.',
      eventPattern: { source: ['aws.rds'], detailType: ['RDS Blue Green Deployment Event'] },
      targets: [new SnsTopic(topic)],
    });
    return topic;
  }

  #watch(topic: Topic, instance: string): void {
    const lag = new Alarm(this, 'ReplicationLag', {
      alarmDescription: 'Green is too far behind to be switched to.',
      metric: new Metric({
        namespace: 'AWS/RDS',
<% if engine == 'postgresql' %>
        // Bytes of write-ahead log that green has not taken: there is no lag in seconds where replication is logical.
        metricName: 'OldestReplicationSlotLag',
<% elsif kind == 'aurora' %>
        metricName: 'AuroraBinlogReplicaLag',
<% else %>
        metricName: 'ReplicaLag',
<% endif %>
        dimensionsMap: { DBInstanceIdentifier: instance },
        statistic: 'Maximum',
        period: Duration.minutes(1),
      }),
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
<% if engine == 'mysql' %>
      threshold: <%= maxLagSeconds %>,
<% else %>
      threshold: 256 * 1024 * 1024,
<% endif %>
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    lag.addAlarmAction(new SnsAction(topic));
  }

  #runner(principal: string): Role {
    // RDS names what it makes for green itself, so that no name can be asked for here.
    const statement = new PolicyStatement({ actions, resources: ['*'] });
    return new Role(this, 'Runner', {
      description: 'Makes, switches and cleans up blue/green deployments.',
      assumedBy: new ArnPrincipal(principal),
      // Guardrails and switchover together may take three hours.
      maxSessionDuration: Duration.hours(4),
      inlinePolicies: { 'blue-green': new PolicyDocument({ statements: [statement] }) },
    });
  }
}
