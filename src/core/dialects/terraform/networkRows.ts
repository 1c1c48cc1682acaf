import { argumentRows, type ArgumentRow, type ResourceRow } from './row.ts';

const ruleArguments: readonly ArgumentRow[] = [
  ...argumentRows('Description', 'FromPort', 'ToPort', 'IpProtocol'),
  { argument: 'security_group_id', property: ['GroupId'] },
  { argument: 'cidr_ipv4', property: ['CidrIp'] },
  { argument: 'cidr_ipv6', property: ['CidrIpv6'] },
];

/** Who may talk to whom. */
export const networkRows: readonly (readonly [string, ResourceRow])[] = [
  [
    'aws_security_group',
    {
      type: 'AWS::EC2::SecurityGroup',
      arguments: [...argumentRows('VpcId'), { argument: 'name', property: ['GroupName'] }, { argument: 'description', property: ['GroupDescription'] }],
    },
  ],
  [
    'aws_vpc_security_group_ingress_rule',
    {
      type: 'AWS::EC2::SecurityGroupIngress',
      arguments: [...ruleArguments, { argument: 'referenced_security_group_id', property: ['SourceSecurityGroupId'] }],
    },
  ],
  [
    'aws_vpc_security_group_egress_rule',
    {
      type: 'AWS::EC2::SecurityGroupEgress',
      arguments: [...ruleArguments, { argument: 'referenced_security_group_id', property: ['DestinationSecurityGroupId'] }],
    },
  ],
];
