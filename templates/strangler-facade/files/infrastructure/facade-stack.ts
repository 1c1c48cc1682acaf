import { CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationListener, ApplicationListenerRule, ApplicationProtocol, ApplicationTargetGroup, ListenerAction, ListenerCondition, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';

/** The target group of the facade, and the rule that hands it callers; the load balancer and the legacy application stay as they are. */
export class FacadeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const text = (name: string, description: string): string => new CfnParameter(this, name, { type: 'String', description }).valueAsString;
    const weight = (name: string, preset: number, description: string): number => new CfnParameter(this, name, { type: 'Number', default: preset, minValue: 0, maxValue: 999, description }).valueAsNumber;
    const rulePriority = new CfnParameter(this, 'RulePriority', { type: 'Number', default: 10, minValue: 1, maxValue: 50_000, description: 'Before the rule that serves the legacy application.' });
    const listenerArn = text('ListenerArn', 'The listener of the load balancer that callers reach.');
    const legacyArn = text('LegacyTargetGroupArn', 'The target group of the legacy application.');
    const vpcId = text('VpcId', 'The network of the load balancer.');
    const facadeWeight = weight('FacadeWeight', 0, 'Share of the callers that pass the facade, beside LegacyWeight. 0 takes it out.');
    const legacyWeight = weight('LegacyWeight', 100, 'Share of the callers that reach the legacy application as before.');

    const facade = new ApplicationTargetGroup(this, 'Facade', {
      vpc: Vpc.fromVpcAttributes(this, 'Network', { vpcId, availabilityZones: ['unknown'] }),
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port: 8080,
      healthCheck: { path: '/health', port: '9090', interval: Duration.seconds(10), timeout: Duration.seconds(5), healthyThresholdCount: 2, unhealthyThresholdCount: 2 },
    });
    const legacy = ApplicationTargetGroup.fromTargetGroupAttributes(this, 'Legacy', { targetGroupArn: legacyArn });
    const listener = ApplicationListener.fromApplicationListenerAttributes(this, 'Listener', {
      listenerArn,
      securityGroup: SecurityGroup.fromSecurityGroupId(this, 'ListenerGroup', 'unknown', { mutable: false }),
    });
    new ApplicationListenerRule(this, 'Rule', {
      listener,
      priority: rulePriority.valueAsNumber,
      conditions: [ListenerCondition.pathPatterns(['<%= pathPrefix %>', '<%= pathPrefix %>/*'])],
      // Whoever has come by one side stays there for a day, so that it is one session.
      action: ListenerAction.weightedForward([{ targetGroup: legacy, weight: legacyWeight }, { targetGroup: facade, weight: facadeWeight }], { stickinessDuration: Duration.days(1) }),
    });
    new CfnOutput(this, 'FacadeTargetGroup', { description: 'Register the tasks or instances of the facade in it.', value: facade.targetGroupArn });
  }
}
