import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Version } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { watchDeployment } from './deployment-alarms.js';

const hookName = 'CodeDeployHook_<%= projectName %>';

/** A function whose new versions are checked before they get traffic, and get it bit by bit. */
export class DeploymentStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const deployed = this.#function('Function', 'Logs', {
      description: 'The function that is deployed.',
      entry: 'src/handler.ts',
      timeout: Duration.seconds(10),
    });
    const alias = deployed.addAlias('live');
    const { topic, alarms } = watchDeployment(this, { alias, hookName });
    new LambdaDeploymentGroup(this, 'FunctionDeploymentGroup', {
      alias,
<% if shift == 'canary' %>
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_<%= canaryMinutes %>MINUTES,
<% elsif linearMinutes == '1' %>
      deploymentConfig: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
<% else %>
      deploymentConfig: LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_<%= linearMinutes %>MINUTES,
<% endif %>
      alarms,
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      preHook: this.#preTrafficHook(deployed.currentVersion),
    });
    new CfnOutput(this, 'AliasArn', { description: 'Let callers invoke this, never the function itself. Only the alias shifts traffic.', value: alias.functionArn });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

  #preTrafficHook(version: Version): NodejsFunction {
    const hook = this.#function('PreTrafficHook', 'PreTrafficLogs', {
      // CodeDeploy's role may invoke functions whose names begin like this, and no others.
      functionName: hookName,
      description: 'Checks a new version before it gets traffic.',
      entry: 'src/hooks/preTraffic.ts',
      timeout: Duration.minutes(15),
    });
    hook.addEnvironment('NEW_VERSION', version.functionArn);
    version.grantInvoke(hook);
    return hook;
  }

  #function(id: string, logs: string, props: NodejsFunctionProps): NodejsFunction {
    return new NodejsFunction(this, id, {
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      logGroup: new LogGroup(this, logs, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
      ...props,
    });
  }
}
