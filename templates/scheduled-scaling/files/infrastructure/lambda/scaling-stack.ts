import { CfnOutput, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { ScalableTarget, Schedule, ServiceNamespace } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { hours } from '../src/hours.js';

const scaled = { functionName: '<%= scaledFunction %>', alias: '<%= scaledAlias %>' };
const environments = { day: <%= dayEnvironments %>, night: <%= nightEnvironments %> };
/** The role that Application Auto Scaling makes for itself in an account. */
const ownRole = 'aws-service-role/lambda.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency';

/** Provisions environments of a function in working hours, and tells when they do not suffice. */
export class ScalingStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.#schedule();
    const topic = this.#watch();
    new CfnOutput(this, 'AlarmTopic', { description: 'Subscribe whoever must know.', value: topic.topicArn });
  }

  /** How many environments are provisioned stands here alone: said of the alias too, each deployment would set it back. */
  #schedule(): void {
    const provisioned = new ScalableTarget(this, 'ProvisionedConcurrency', {
      serviceNamespace: ServiceNamespace.LAMBDA,
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
      resourceId: `function:${scaled.functionName}:${scaled.alias}`,
      minCapacity: environments.night,
      maxCapacity: environments.day,
      role: Role.fromRoleArn(this, 'OwnRole', this.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: ownRole })),
    });
    const timeZone = TimeZone.of(hours.zone);
    provisioned.scaleOnSchedule('Morning', { schedule: onWorkdays(hours.on), timeZone, minCapacity: environments.day, maxCapacity: environments.day });
    // Never 0: it would delete the configuration that the next deployment looks for.
    provisioned.scaleOnSchedule('Evening', { schedule: onWorkdays(hours.off), timeZone, minCapacity: environments.night, maxCapacity: environments.night });
  }

  #watch(): Topic {
    const topic = new Topic(this, 'Alarms');
    const alarm = new Alarm(this, 'NotEnough', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'ProvisionedConcurrencySpilloverInvocations',
        dimensionsMap: { FunctionName: scaled.functionName, Resource: `${scaled.functionName}:${scaled.alias}` },
        statistic: 'Sum',
        period: Duration.minutes(1),
      }),
      alarmDescription: 'More requests than provisioned environments can take. The rest met cold starts.',
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    return topic;
  }
}

/** Six fields, in which a day has a name: 1 would be Sunday here. */
function onWorkdays(time: string): Schedule {
  const [hour, minute] = time.split(':').map(Number);
  return Schedule.cron({ minute: String(minute), hour: String(hour), weekDay: 'MON-FRI' });
}
