import { argumentRows, type ResourceRow } from './row.ts';

/** Who answers what arrives at a load balancer. */
export const loadBalancerRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_lb_target_group',
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      arguments: [
        ...argumentRows('Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId'),
        { argument: 'health_check.path', property: ['HealthCheckPath'] },
        { argument: 'health_check.interval', property: ['HealthCheckIntervalSeconds'] },
        { argument: 'health_check.timeout', property: ['HealthCheckTimeoutSeconds'] },
        { argument: 'health_check.healthy_threshold', property: ['HealthyThresholdCount'] },
        { argument: 'health_check.unhealthy_threshold', property: ['UnhealthyThresholdCount'] },
        { argument: 'health_check.matcher', property: ['Matcher', 'HttpCode'] },
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
