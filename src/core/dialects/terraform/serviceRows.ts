import { argumentRows, argumentRowWithin, type ArgumentRow, type ResourceRow } from './row.ts';

const deploymentArguments: readonly ArgumentRow[] = [
  ...['Strategy', 'BakeTimeInMinutes'].map((name) => argumentRowWithin('deployment_configuration', 'DeploymentConfiguration', name)),
  ...['CanaryPercent', 'CanaryBakeTimeInMinutes'].map((name) => argumentRowWithin('deployment_configuration.canary_configuration', 'DeploymentConfiguration.CanaryConfiguration', name)),
  ...['StepPercent', 'StepBakeTimeInMinutes'].map((name) => argumentRowWithin('deployment_configuration.linear_configuration', 'DeploymentConfiguration.LinearConfiguration', name)),
  {
    argument: 'deployment_configuration.lifecycle_hook',
    property: ['DeploymentConfiguration', 'LifecycleHooks'],
    items: argumentRows('HookTargetArn', 'RoleArn', 'LifecycleStages'),
  },
  ...['AlarmNames', 'Enable', 'Rollback'].map((name) => argumentRowWithin('alarms', 'DeploymentConfiguration.Alarms', name)),
  { argument: 'deployment_maximum_percent', property: ['DeploymentConfiguration', 'MaximumPercent'] },
  { argument: 'deployment_minimum_healthy_percent', property: ['DeploymentConfiguration', 'MinimumHealthyPercent'] },
];

/** Services in containers, and how a new version comes to their traffic. */
export const serviceRows: readonly (readonly [string, ResourceRow])[] = [
  ['aws_ecs_cluster', { type: 'AWS::ECS::Cluster', arguments: [{ argument: 'name', property: ['ClusterName'] }] }],
  [
    'aws_ecs_task_definition',
    {
      type: 'AWS::ECS::TaskDefinition',
      arguments: [
        ...argumentRows('Family', 'Cpu', 'Memory', 'NetworkMode', 'RequiresCompatibilities', 'ExecutionRoleArn', 'TaskRoleArn'),
        ...['CpuArchitecture', 'OperatingSystemFamily'].map((name) => argumentRowWithin('runtime_platform', 'RuntimePlatform', name)),
        { argument: 'container_definitions', property: ['ContainerDefinitions'], encodedItems: true },
      ],
    },
  ],
  [
    'aws_ecs_service',
    {
      type: 'AWS::ECS::Service',
      arguments: [
        ...argumentRows('Cluster', 'TaskDefinition', 'LaunchType', 'DesiredCount', 'HealthCheckGracePeriodSeconds'),
        { argument: 'name', property: ['ServiceName'] },
        { argument: 'enable_ecs_managed_tags', property: ['EnableECSManagedTags'] },
        ...['SecurityGroups', 'Subnets'].map((name) => argumentRowWithin('network_configuration', 'NetworkConfiguration.AwsvpcConfiguration', name)),
        { argument: 'network_configuration.assign_public_ip', property: ['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'], choice: { true: 'ENABLED', false: 'DISABLED' } },
        {
          argument: 'load_balancer',
          property: ['LoadBalancers'],
          items: [
            ...argumentRows('ContainerName', 'ContainerPort', 'TargetGroupArn'),
            ...['AlternateTargetGroupArn', 'ProductionListenerRule', 'TestListenerRule', 'RoleArn'].map((name) => argumentRowWithin('advanced_configuration', 'AdvancedConfiguration', name)),
          ],
        },
        ...deploymentArguments,
      ],
    },
  ],
];
