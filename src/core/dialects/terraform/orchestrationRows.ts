import { argumentRows, type ResourceRow } from './row.ts';

/** What runs in steps, the queues between, and what is remembered. */
export const orchestrationRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_sfn_state_machine',
    {
      type: 'AWS::StepFunctions::StateMachine',
      arguments: [
        ...argumentRows('RoleArn'),
        { argument: 'name', property: ['StateMachineName'] },
        { argument: 'type', property: ['StateMachineType'] },
        { argument: 'definition', property: ['DefinitionString'] },
        { argument: 'logging_configuration.level', property: ['LoggingConfiguration', 'Level'] },
        { argument: 'logging_configuration.include_execution_data', property: ['LoggingConfiguration', 'IncludeExecutionData'] },
        { argument: 'logging_configuration.log_destination', property: ['LoggingConfiguration', 'Destinations', 0, 'CloudWatchLogsLogGroup', 'LogGroupArn'] },
        { argument: 'tracing_configuration.enabled', property: ['TracingConfiguration', 'Enabled'] },
      ],
    },
  ],
  [
    'aws_sqs_queue',
    {
      type: 'AWS::SQS::Queue',
      arguments: [
        ...argumentRows('FifoQueue', 'DelaySeconds'),
        { argument: 'name', property: ['QueueName'] },
        { argument: 'message_retention_seconds', property: ['MessageRetentionPeriod'] },
        { argument: 'visibility_timeout_seconds', property: ['VisibilityTimeout'] },
        { argument: 'redrive_policy', property: ['RedrivePolicy'], encoded: true },
      ],
    },
  ],
  [
    'aws_dynamodb_table',
    {
      type: 'AWS::DynamoDB::Table',
      arguments: [
        ...argumentRows('BillingMode', 'DeletionProtectionEnabled'),
        { argument: 'name', property: ['TableName'] },
        { argument: 'attribute', property: ['AttributeDefinitions'], items: [{ argument: 'name', property: ['AttributeName'] }, { argument: 'type', property: ['AttributeType'] }] },
        // Two names; CloudFormation has a list of objects.
        { argument: 'hash_key', property: ['KeySchema'], opaque: true },
        { argument: 'range_key', property: ['KeySchema'], opaque: true },
        { argument: 'point_in_time_recovery.enabled', property: ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'] },
      ],
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      type: 'AWS::Lambda::EventSourceMapping',
      arguments: [
        ...argumentRows('BatchSize', 'Enabled', 'EventSourceArn', 'FunctionName', 'FunctionResponseTypes', 'StartingPosition'),
        { argument: 'maximum_batching_window_in_seconds', property: ['MaximumBatchingWindowInSeconds'] },
        { argument: 'scaling_config.maximum_concurrency', property: ['ScalingConfig', 'MaximumConcurrency'] },
      ],
    },
  ],
];
