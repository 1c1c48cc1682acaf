import { argumentRows, type ResourceRow } from './row.ts';

/** Who answers what arrives at a load balancer. */
export const loadBalancerRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_lb',
    {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      arguments: [
        ...argumentRows('Name', 'SecurityGroups', 'Subnets'),
        { argument: 'load_balancer_type', property: ['Type'] },
        { argument: 'internal', property: ['Scheme'], choice: { true: 'internal', false: 'internet-facing' } },
        { argument: 'enable_deletion_protection', property: ['LoadBalancerAttributes'], key: 'deletion_protection.enabled' },
        { argument: 'idle_timeout', property: ['LoadBalancerAttributes'], key: 'idle_timeout.timeout_seconds' },
        { argument: 'drop_invalid_header_fields', property: ['LoadBalancerAttributes'], key: 'routing.http.drop_invalid_header_fields.enabled' },
      ],
    },
  ],
  [
    'aws_lb_listener',
    {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      arguments: [
        ...argumentRows('LoadBalancerArn', 'Port', 'Protocol'),
        { argument: 'default_action.type', property: ['DefaultActions', 0, 'Type'] },
        { argument: 'default_action.fixed_response.content_type', property: ['DefaultActions', 0, 'FixedResponseConfig', 'ContentType'] },
        { argument: 'default_action.fixed_response.status_code', property: ['DefaultActions', 0, 'FixedResponseConfig', 'StatusCode'] },
      ],
    },
  ],
  [
    'aws_lb_target_group',
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      arguments: [
        ...argumentRows('Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId'),
        { argument: 'health_check.path', property: ['HealthCheckPath'] },
        { argument: 'health_check.port', property: ['HealthCheckPort'] },
        { argument: 'health_check.interval', property: ['HealthCheckIntervalSeconds'] },
        { argument: 'health_check.timeout', property: ['HealthCheckTimeoutSeconds'] },
        { argument: 'health_check.healthy_threshold', property: ['HealthyThresholdCount'] },
        { argument: 'health_check.unhealthy_threshold', property: ['UnhealthyThresholdCount'] },
        { argument: 'health_check.matcher', property: ['Matcher', 'HttpCode'] },
        { argument: 'deregistration_delay', property: ['TargetGroupAttributes'], key: 'deregistration_delay.timeout_seconds' },
        { argument: 'stickiness.enabled', property: ['TargetGroupAttributes'], key: 'stickiness.enabled' },
        { argument: 'stickiness.type', property: ['TargetGroupAttributes'], key: 'stickiness.type' },
      ],
    },
  ],
  [
    'aws_lb_listener_rule',
    {
      type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      arguments: [
        ...argumentRows('ListenerArn', 'Priority'),
        { argument: 'condition.path_pattern.values', property: ['Conditions', 0, 'PathPatternConfig', 'Values'] },
        { argument: 'action.type', property: ['Actions', 0, 'Type'] },
        { argument: 'action.target_group_arn', property: ['Actions', 0, 'TargetGroupArn'] },
        {
          argument: 'action.forward.target_group',
          property: ['Actions', 0, 'ForwardConfig', 'TargetGroups'],
          items: [{ argument: 'arn', property: ['TargetGroupArn'] }, ...argumentRows('Weight')],
        },
        { argument: 'action.forward.stickiness.enabled', property: ['Actions', 0, 'ForwardConfig', 'TargetGroupStickinessConfig', 'Enabled'] },
        { argument: 'action.forward.stickiness.duration', property: ['Actions', 0, 'ForwardConfig', 'TargetGroupStickinessConfig', 'DurationSeconds'] },
      ],
    },
  ],
];
