import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface Watched {
  readonly alias: Alias;
  /** By name: an alarm that refers to the hook would depend on what the hook depends on, the alarm itself. */
  readonly hookName: string;
}

export interface Watch {
  readonly alarms: Alarm[];
  /** What the alarms tell. */
  readonly topic: Topic;
}

const sum = { statistic: 'Sum', period: Duration.minutes(1) };

/** The alarms that roll a deployment back, and the topic that they tell: subscribe whoever must know. */
export function watchDeployment(scope: Construct, { alias, hookName }: Watched): Watch {
  const topic = new Topic(scope, 'Alarms');
  const alarm = (id: string, alarmDescription: string, options: Pick<AlarmProps, 'metric' | 'threshold'>): Alarm => {
    const created = new Alarm(scope, id, {
      ...options,
      alarmDescription,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
    return created;
  };

  // One bad minute is enough to go back: going back costs nothing.
  const aliasErrors = alarm('AliasErrors', 'Calls of the alias fail. A deployment that is under way is rolled back.', {
    metric: alias.metricErrors(sum),
    threshold: <%= errorsPerMinute %>,
  });
  // A hook that cannot report would leave the deployment waiting for an hour.
  const hookErrors = alarm('HookErrors', 'The hook failed before it could report. The deployment is rolled back.', {
    metric: new Metric({ ...sum, namespace: 'AWS/Lambda', metricName: 'Errors', dimensionsMap: { FunctionName: hookName } }),
    threshold: 1,
  });
  return { alarms: [aliasErrors, hookErrors], topic };
}
