import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface Watch {
  readonly alarms: Alarm[];
  /** What the alarms tell. */
  readonly topic: Topic;
}

const sum = { statistic: 'Sum', period: Duration.minutes(1) };

/** The alarms that roll a deployment back, and the topic that they tell: subscribe whoever must know. */
export function watchDeployment(scope: Construct, { metrics }: ApplicationLoadBalancer): Watch {
  const topic = new Topic(scope, 'Alarms');
  // Of the whole load balancer: which target group the new version stands in changes with every deployment.
  const alarm = (id: string, alarmDescription: string, metric: Metric): Alarm => {
    const created = new Alarm(scope, id, {
      metric,
      alarmDescription,
      threshold: <%= errorsPerMinute %>,
      // One bad minute is enough to go back: going back costs nothing.
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
    return created;
  };
  const alarms = [
    alarm('ServiceErrors', 'The service answers with errors. A deployment that is under way is rolled back.', metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum)),
    alarm('ServiceUnreachable', 'The service does not answer the load balancer. A deployment that is under way is rolled back.', metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, sum)),
  ];
  return { alarms, topic };
}
