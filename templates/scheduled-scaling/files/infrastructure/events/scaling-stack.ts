import { ArnFormat, CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

const scaled = { functionName: '<%= scaledFunction %>', alias: '<%= scaledAlias %>' };

/** Provisions a function for the events of a calendar, and tells of it. */
export class ScalingStack extends Stack {
  /** Holds the schedules of events and nothing else: what is in it and not in the calendar is deleted. */
  readonly #schedules = new ScheduleGroup(this, 'Schedules');
  /** What the Scheduler could not start. */
  readonly #deadLetters = new Queue(this, 'DeadLetters', { retentionPeriod: Duration.days(14) });
  /** Told of each scaling, and of what fails. */
  readonly #notifications = new Topic(this, 'Notifications');
  readonly #schedulerRole: Role;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const assumedBy = new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': this.account } } });
    this.#schedulerRole = new Role(this, 'SchedulerRole', { assumedBy });
    const follower = this.#follower();
    new Schedule(this, 'Planning', {
      description: 'Reads the calendar.',
      schedule: ScheduleExpression.rate(Duration.minutes(10)),
      target: new LambdaInvoke(follower, {
        role: this.#schedulerRole,
        input: ScheduleTargetInput.fromObject({ job: 'plan' }),
        maxEventAge: Duration.minutes(5),
        retryAttempts: 3,
        deadLetterQueue: this.#deadLetters,
      }),
    });
    const period = Duration.minutes(1);
    this.#alarm('NotStarted', 'The Scheduler could not start the function. Its message in the queue tells why.', this.#deadLetters.metricApproximateNumberOfMessagesVisible({ period }));
    this.#alarm('FunctionErrors', 'The calendar cannot be followed, or scaling fails. What is scheduled stays scheduled.', follower.metricErrors({ period }));
    new CfnOutput(this, 'NotificationTopic', { description: 'Subscribe whoever must know, or a channel of Slack or Teams by Amazon Q Developer in chat applications.', value: this.#notifications.topicArn });
  }

  #follower(): NodejsFunction {
    const calendarUrl = new CfnParameter(this, 'CalendarUrl', { noEcho: true, description: 'Where the calendar is read. The address of a private calendar is its password.' });
    const follower = new NodejsFunction(this, 'Function', {
      description: 'Follows the calendar, and scales when it is time.',
      entry: 'src/handler.ts',
      bundling: { target: 'node22', sourceMap: true },
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.minutes(2),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        CALENDAR_URL: calendarUrl.valueAsString,
        SCALED_FUNCTION: scaled.functionName,
        SCALED_ALIAS: scaled.alias,
        SCHEDULE_GROUP: this.#schedules.scheduleGroupName,
        SCHEDULE_ROLE_ARN: this.#schedulerRole.roleArn,
        DEAD_LETTER_ARN: this.#deadLetters.queueArn,
        TOPIC_ARN: this.#notifications.topicArn,
      },
      logGroup: new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
    });
    this.#schedules.grantWriteSchedules(follower);
    this.#schedules.grantDeleteSchedules(follower);
    follower.addToRolePolicy(new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }));
    this.#schedulerRole.grantPassRole(follower.grantPrincipal);
    const aliasArn = this.formatArn({ service: 'lambda', resource: 'function', resourceName: `${scaled.functionName}:${scaled.alias}`, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    follower.addToRolePolicy(new PolicyStatement({ actions: ['lambda:GetProvisionedConcurrencyConfig', 'lambda:PutProvisionedConcurrencyConfig'], resources: [aliasArn] }));
    this.#notifications.grantPublish(follower);
    return follower;
  }

  #alarm(id: string, alarmDescription: string, metric: IMetric): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#notifications));
  }
}
