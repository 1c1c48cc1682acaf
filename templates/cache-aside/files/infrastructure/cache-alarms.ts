import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
<% if cache == 'serverless' %>
import type { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
<% else %>
import type { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
<% endif %>
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface Watched {
<% if cache == 'serverless' %>
  readonly cache: CfnServerlessCache;
<% else %>
  readonly cache: CfnReplicationGroup;
<% endif %>
  readonly logGroup: LogGroup;
  readonly reader: IFunction;
}

const period = Duration.minutes(1);

/** Alarms on the cache and the function, and the topic that they tell: subscribe whoever must know. */
export function watchCache(scope: Construct, { cache, logGroup, reader }: Watched): Topic {
  const topic = new Topic(scope, 'Alarms');
  const alarm = (id: string, alarmDescription: string, options: Pick<AlarmProps, 'metric' | 'threshold'>): void => {
    const created = new Alarm(scope, id, {
      ...options,
      alarmDescription,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    created.addAlarmAction(new SnsAction(topic));
  };

  // Callers do not notice that the cache is gone. Somebody must, before the source is overloaded.
  const failures = logGroup.addMetricFilter('CacheFailures', {
    filterPattern: FilterPattern.literal('"cache-unavailable"'),
    metricNamespace: '<%= projectName %>',
    metricName: 'CacheFailures',
  });
  alarm('CacheUnavailable', 'The cache fails, and the source takes all reads.', { metric: failures.metric({ statistic: 'Sum', period }), threshold: 5 });
<% if cache == 'serverless' %>
  alarm('CacheThrottled', 'The cache throttles commands. Raise ECPUPerSecond, or ask it for less.', {
    metric: new Metric({ namespace: 'AWS/ElastiCache', metricName: 'ThrottledCmds', dimensionsMap: { clusterId: cache.ref }, statistic: 'Sum', period }),
    threshold: 1,
  });
<% else %>
  alarm('CacheFull', 'The memory of the cache is nearly full. Take larger nodes, or keep entries for a shorter time.', {
    metric: new Metric({
      namespace: 'AWS/ElastiCache',
      metricName: 'DatabaseMemoryUsagePercentage',
      dimensionsMap: { CacheClusterId: `${cache.ref}-001` },
      statistic: 'Maximum',
      period,
    }),
    threshold: 80,
  });
<% endif %>
  alarm('FunctionErrors', 'Reads fail. The source is down, or the function is broken.', { metric: reader.metricErrors({ statistic: 'Sum', period }), threshold: 1 });
  return topic;
}
