import { argumentRows, type ArgumentRow, type ResourceRow } from './row.ts';

const targetArguments: readonly ArgumentRow[] = [
  { argument: 'target.arn', property: ['Target', 'Arn'] },
  { argument: 'target.role_arn', property: ['Target', 'RoleArn'] },
  { argument: 'target.input', property: ['Target', 'Input'] },
  { argument: 'target.retry_policy.maximum_event_age_in_seconds', property: ['Target', 'RetryPolicy', 'MaximumEventAgeInSeconds'] },
  { argument: 'target.retry_policy.maximum_retry_attempts', property: ['Target', 'RetryPolicy', 'MaximumRetryAttempts'] },
  { argument: 'target.dead_letter_config.arn', property: ['Target', 'DeadLetterConfig', 'Arn'] },
];

/** What happens by the clock. */
export const schedulingRows: readonly (readonly [string, ResourceRow])[] = [
  ['aws_scheduler_schedule_group', { type: 'AWS::Scheduler::ScheduleGroup', arguments: argumentRows('Name') }],
  [
    'aws_scheduler_schedule',
    {
      type: 'AWS::Scheduler::Schedule',
      arguments: [
        ...argumentRows('Name', 'GroupName', 'Description', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'State', 'StartDate', 'EndDate'),
        { argument: 'flexible_time_window.mode', property: ['FlexibleTimeWindow', 'Mode'] },
        { argument: 'flexible_time_window.maximum_window_in_minutes', property: ['FlexibleTimeWindow', 'MaximumWindowInMinutes'] },
        ...targetArguments,
      ],
    },
  ],
  [
    'aws_autoscaling_schedule',
    {
      type: 'AWS::AutoScaling::ScheduledAction',
      arguments: [
        ...argumentRows('DesiredCapacity', 'MaxSize', 'MinSize', 'Recurrence', 'StartTime', 'EndTime', 'TimeZone'),
        { argument: 'autoscaling_group_name', property: ['AutoScalingGroupName'] },
      ],
    },
  ],
  [
    // CloudFormation has this as a property of the target that `resource_id` names.
    'aws_appautoscaling_scheduled_action',
    {
      type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      arguments: [
        ...argumentRows('ResourceId', 'ScalableDimension', 'ServiceNamespace'),
        { argument: 'name', property: ['ScheduledActions', 0, 'ScheduledActionName'] },
        { argument: 'schedule', property: ['ScheduledActions', 0, 'Schedule'] },
        { argument: 'timezone', property: ['ScheduledActions', 0, 'Timezone'] },
        { argument: 'scalable_target_action.min_capacity', property: ['ScheduledActions', 0, 'ScalableTargetAction', 'MinCapacity'] },
        { argument: 'scalable_target_action.max_capacity', property: ['ScheduledActions', 0, 'ScalableTargetAction', 'MaxCapacity'] },
      ],
    },
  ],
];
