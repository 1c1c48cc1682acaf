import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface Watched {
  readonly logGroup: LogGroup;
  readonly dead: IQueue;
}

const period = Duration.minutes(1);

/** Alarms on what a person must look at, and the topic that they tell: subscribe whoever must know. */
export function watchSagas(scope: Construct, { logGroup, dead }: Watched): Topic {
  const topic = new Topic(scope, 'Alarms');
  const alarm = (id: string, alarmDescription: string, metric: IMetric): void => {
    const created = new Alarm(scope, id, {
      metric,
      alarmDescription,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
  };

  const parked = logGroup.addMetricFilter('ParkedCompensations', {
    filterPattern: FilterPattern.literal('"saga-compensation-parked"'),
    metricNamespace: '<%= projectName %>',
    metricName: 'ParkedCompensations',
  });
  alarm('CompensationParked', 'A step could not be undone. It waits in the table of parked compensations until somebody sees to it.', parked.metric({ statistic: 'Sum', period }));
  alarm('SagaGivenUp', 'A message failed five times, and its saga may be half done.', dead.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period }));
  return topic;
}
