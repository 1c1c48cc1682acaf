import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export interface Watched {
  readonly saga: StateMachine;
  readonly parked: IQueue;
  readonly steps: IFunction;
}

const period = Duration.minutes(1);
const once = { threshold: 1, evaluationPeriods: 1 };

/** Alarms on what a person must look at, and the topic that they tell: subscribe whoever must know. */
export function watchSaga(scope: Construct, { saga, parked, steps }: Watched): Topic {
  const topic = new Topic(scope, 'Alarms');
  const alarm = (id: string, alarmDescription: string, options: Omit<AlarmProps, 'alarmDescription'>): void => {
    const created = new Alarm(scope, id, {
      ...options,
      alarmDescription,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
  };

  const sum = { statistic: 'Sum', period };
  alarm('SagaFailed', 'A saga ended with a step that is not undone, or is broken itself.', { metric: saga.metricFailed(sum), ...once });
  alarm('SagaTimedOut', 'A saga took longer than it may, and nothing was undone.', { metric: saga.metricTimedOut(sum), ...once });
  alarm('SagaAborted', 'Somebody stopped a saga, and nothing was undone.', { metric: saga.metricAborted(sum), ...once });
  alarm('CompensationParked', 'A step could not be undone. It waits in the queue until somebody sees to it.', {
    metric: parked.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period }),
    ...once,
  });
  alarm('StepErrors', 'Steps fail or are refused, and sagas are compensated.', { metric: steps.metricErrors(sum), threshold: 5, evaluationPeriods: 3, datapointsToAlarm: 2 });
  return topic;
}
