import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { watchSaga } from './saga-alarms.js';

/** The state machine of saga.asl.json, the function that it invokes, and what tells when a step cannot be undone. */
export class SagaStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const steps = this.#steps();
    const live = steps.addAlias('live');
    const parked = new Queue(this, 'Parked', { retentionPeriod: Duration.days(14) });
    // Step Functions writes to groups of this prefix without a resource policy for each, whose size is limited.
    const logGroupName = '/aws/vendedlogs/states/<%= projectName %>';
    const saga = new StateMachine(this, 'Saga', {
      definitionBody: DefinitionBody.fromFile('saga.asl.json'),
      definitionSubstitutions: { StepsFunction: live.functionArn, ParkedQueue: parked.queueUrl },
      stateMachineType: StateMachineType.STANDARD,
      logs: {
        destination: new LogGroup(this, 'SagaLogs', { logGroupName, retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    live.grantInvoke(saga);
    parked.grantSendMessages(saga);

    const topic = watchSaga(this, { saga, parked, steps });
    new CfnOutput(this, 'StateMachine', { description: 'Start executions of it, named after the <%= subject | words %>.', value: saga.stateMachineArn });
    new CfnOutput(this, 'StepsFunction', { description: 'Invoke it with what is parked.', value: live.functionArn });
    new CfnOutput(this, 'ParkedQueue', { description: 'What could not be undone.', value: parked.queueUrl });
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

  #steps(): NodejsFunction {
    return new NodejsFunction(this, 'Steps', {
      description: 'Steps and compensations of the saga.',
      entry: 'src/handler.ts',
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(<%= stepTimeoutSeconds | plus: 5 %>),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        <%= firstStep | constant %>_URL: '<%= baseUrl %>/<%= firstStep %>',
        <%= secondStep | constant %>_URL: '<%= baseUrl %>/<%= secondStep %>',
        <%= thirdStep | constant %>_URL: '<%= baseUrl %>/<%= thirdStep %>',
      },
      logGroup: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
    });
  }
}
