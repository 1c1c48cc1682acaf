import { Duration } from 'aws-cdk-lib';
import { Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationListener, ApplicationListenerRule, ApplicationLoadBalancer, ApplicationProtocol, ApplicationTargetGroup, ListenerAction, ListenerCondition, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';

/** What leads to the service: for callers, and for the hook. */
export interface Entrance {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** The two target groups take turns: the version that serves stands in one, the next comes to the other. */
  readonly blue: ApplicationTargetGroup;
  readonly green: ApplicationTargetGroup;
  readonly productionRule: ApplicationListenerRule;
  readonly testRule: ApplicationListenerRule;
  readonly callers: SecurityGroup;
  readonly testers: SecurityGroup;
}

/** A load balancer inside of the network, with a listener for callers and one for whoever tests the next version. */
export function createEntrance(scope: Construct, vpc: IVpc): Entrance {
  const callers = new SecurityGroup(scope, 'Callers', { vpc, description: 'What may call the service.' });
  const testers = new SecurityGroup(scope, 'Testers', { vpc, description: 'What may call a version that has no traffic yet.' });
  const network = new SecurityGroup(scope, 'LoadBalancerNetwork', { vpc, description: 'The load balancer.' });
  network.addIngressRule(callers, Port.tcp(80), 'Callers.');
  network.addIngressRule(testers, Port.tcp(9090), 'Tests of a new version.');
  const loadBalancer = new ApplicationLoadBalancer(scope, 'LoadBalancer', {
    vpc,
    internetFacing: false,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    securityGroup: network,
    idleTimeout: Duration.seconds(<%= requestSeconds %>),
    dropInvalidHeaderFields: true,
  });
  const blue = targetGroup(scope, 'Blue', vpc);
  const green = targetGroup(scope, 'Green', vpc);
  const rule = (id: string, port: number): ApplicationListenerRule => {
    const listener = new ApplicationListener(scope, `${id}Listener`, {
      loadBalancer,
      port,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction: ListenerAction.fixedResponse(404, { contentType: 'text/plain' }),
    });
    return new ApplicationListenerRule(scope, `${id}Rule`, {
      listener,
      priority: 1,
      conditions: [ListenerCondition.pathPatterns(['/*'])],
      // How it begins. From then on ECS sets the weights.
      action: ListenerAction.weightedForward([{ targetGroup: blue, weight: 100 }, { targetGroup: green, weight: 0 }]),
    });
  };
  return { loadBalancer, blue, green, productionRule: rule('Production', 80), testRule: rule('Test', 9090), callers, testers };
}

function targetGroup(scope: Construct, id: string, vpc: IVpc): ApplicationTargetGroup {
  return new ApplicationTargetGroup(scope, id, {
    vpc,
    port: 8080,
    protocol: ApplicationProtocol.HTTP,
    targetType: TargetType.IP,
    deregistrationDelay: Duration.seconds(<%= requestSeconds %>),
    healthCheck: { path: '/health', interval: Duration.seconds(10), timeout: Duration.seconds(5), healthyThresholdCount: 2, unhealthyThresholdCount: 3, healthyHttpCodes: '200' },
  });
}
