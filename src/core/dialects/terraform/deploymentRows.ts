import { argumentRows, type ResourceRow } from './row.ts';

/** How a new version comes to its traffic. */
export const deploymentRows: readonly (readonly [string, ResourceRow])[] = [
  ['aws_codedeploy_app', { type: 'AWS::CodeDeploy::Application', arguments: [...argumentRows('ComputePlatform'), { argument: 'name', property: ['ApplicationName'] }] }],
  [
    'aws_codedeploy_deployment_group',
    {
      type: 'AWS::CodeDeploy::DeploymentGroup',
      arguments: [
        ...argumentRows('DeploymentGroupName', 'DeploymentConfigName', 'ServiceRoleArn'),
        { argument: 'app_name', property: ['ApplicationName'] },
        { argument: 'deployment_style.deployment_option', property: ['DeploymentStyle', 'DeploymentOption'] },
        { argument: 'deployment_style.deployment_type', property: ['DeploymentStyle', 'DeploymentType'] },
        { argument: 'auto_rollback_configuration.enabled', property: ['AutoRollbackConfiguration', 'Enabled'] },
        { argument: 'auto_rollback_configuration.events', property: ['AutoRollbackConfiguration', 'Events'] },
        { argument: 'alarm_configuration.enabled', property: ['AlarmConfiguration', 'Enabled'] },
        { argument: 'alarm_configuration.ignore_poll_alarm_failure', property: ['AlarmConfiguration', 'IgnorePollAlarmFailure'] },
        // A list of names; CloudFormation has a list of objects.
        { argument: 'alarm_configuration.alarms', property: ['AlarmConfiguration', 'Alarms'], opaque: true },
      ],
    },
  ],
];
