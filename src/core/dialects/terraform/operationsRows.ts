import { argumentRows, type ResourceRow } from './row.ts';

/** What watches, what is told, and who may do what. */
export const operationsRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_cloudwatch_log_group',
    { type: 'AWS::Logs::LogGroup', arguments: [...argumentRows('RetentionInDays', 'KmsKeyId'), { argument: 'name', property: ['LogGroupName'] }] },
  ],
  [
    'aws_cloudwatch_log_metric_filter',
    {
      type: 'AWS::Logs::MetricFilter',
      arguments: [
        ...argumentRows('LogGroupName'),
        { argument: 'name', property: ['FilterName'] },
        { argument: 'pattern', property: ['FilterPattern'] },
        { argument: 'metric_transformation.name', property: ['MetricTransformations', 0, 'MetricName'] },
        { argument: 'metric_transformation.namespace', property: ['MetricTransformations', 0, 'MetricNamespace'] },
        { argument: 'metric_transformation.value', property: ['MetricTransformations', 0, 'MetricValue'] },
        { argument: 'metric_transformation.default_value', property: ['MetricTransformations', 0, 'DefaultValue'] },
        { argument: 'metric_transformation.unit', property: ['MetricTransformations', 0, 'Unit'] },
      ],
    },
  ],
  [
    'aws_cloudwatch_metric_alarm',
    {
      type: 'AWS::CloudWatch::Alarm',
      arguments: [
        ...argumentRows('AlarmName', 'AlarmDescription', 'AlarmActions', 'ComparisonOperator', 'DatapointsToAlarm', 'EvaluationPeriods', 'MetricName', 'Namespace'),
        ...argumentRows('Period', 'Statistic', 'ExtendedStatistic', 'Threshold', 'TreatMissingData', 'Unit'),
        { argument: 'ok_actions', property: ['OKActions'] },
        { argument: 'dimensions', property: ['Dimensions'], namedValues: true },
      ],
    },
  ],
  [
    'aws_cloudwatch_event_rule',
    {
      type: 'AWS::Events::Rule',
      arguments: [
        ...argumentRows('Description', 'EventBusName', 'Name', 'RoleArn', 'ScheduleExpression', 'State'),
        { argument: 'event_pattern', property: ['EventPattern'], opaque: true },
      ],
    },
  ],
  [
    // CloudFormation has this as a property of the rule that `rule` names.
    'aws_cloudwatch_event_target',
    { type: 'AWS::Events::Rule', arguments: [{ argument: 'rule', property: ['Name'] }, { argument: 'arn', property: ['Targets', 0, 'Arn'] }] },
  ],
  [
    'aws_sns_topic_policy',
    { type: 'AWS::SNS::TopicPolicy', arguments: [{ argument: 'arn', property: ['Topics', 0] }, { argument: 'policy', property: ['PolicyDocument'], opaque: true }] },
  ],
  ['aws_sns_topic', { type: 'AWS::SNS::Topic', arguments: [{ argument: 'name', property: ['TopicName'] }, ...argumentRows('DisplayName', 'FifoTopic')] }],
  [
    'aws_iam_role',
    {
      type: 'AWS::IAM::Role',
      arguments: [
        ...argumentRows('Description', 'MaxSessionDuration'),
        { argument: 'name', property: ['RoleName'] },
        { argument: 'assume_role_policy', property: ['AssumeRolePolicyDocument'], opaque: true },
      ],
    },
  ],
  [
    'aws_iam_role_policy',
    {
      type: 'AWS::IAM::Policy',
      arguments: [{ argument: 'name', property: ['PolicyName'] }, { argument: 'policy', property: ['PolicyDocument'], opaque: true }, { argument: 'role', property: ['Roles', 0] }],
    },
  ],
  [
    // CloudFormation has this as a property of the role that `role` names.
    'aws_iam_role_policy_attachment',
    { type: 'AWS::IAM::Role', arguments: [{ argument: 'role', property: ['RoleName'] }, { argument: 'policy_arn', property: ['ManagedPolicyArns', 0] }] },
  ],
];
