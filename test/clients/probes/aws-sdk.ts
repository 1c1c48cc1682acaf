import { none, opens, type Probe } from '../probing/probe.ts';

/** Packages of the AWS SDK with their version, the service's name as classes have it, and a request it accepts. */
const services = [
  ['apigatewaymanagementapi', '3.1169.0', 'ApiGatewayManagementApi', "GetConnectionCommand({ ConnectionId: '1' })"],
  ['athena', '3.1164.0', 'Athena', 'ListWorkGroupsCommand({})'],
  ['bedrock-runtime', '3.1164.0', 'BedrockRuntime', "InvokeModelCommand({ modelId: 'model', body: '{}' })"],
  ['cloudwatch', '3.1164.0', 'CloudWatch', 'ListMetricsCommand({})'],
  ['cloudwatch-logs', '3.1169.0', 'CloudWatchLogs', 'DescribeLogGroupsCommand({})'],
  ['cognito-identity-provider', '3.1169.0', 'CognitoIdentityProvider', 'ListUserPoolsCommand({ MaxResults: 1 })'],
  ['dynamodb', '3.1169.0', 'DynamoDB', 'ListTablesCommand({})'],
  ['eventbridge', '3.1169.0', 'EventBridge', 'ListEventBusesCommand({})'],
  ['firehose', '3.1169.0', 'Firehose', 'ListDeliveryStreamsCommand({})'],
  ['iot-data-plane', '3.1138.0', 'IoTDataPlane', "GetThingShadowCommand({ thingName: 'thing' })"],
  ['kinesis', '3.1143.0', 'Kinesis', 'ListStreamsCommand({})'],
  ['kms', '3.1164.0', 'KMS', 'ListKeysCommand({})'],
  ['lambda', '3.1164.0', 'Lambda', 'ListFunctionsCommand({})'],
  ['rds-data', '3.1143.0', 'RDSData', "ExecuteStatementCommand({ resourceArn: 'arn', secretArn: 'arn', sql: 'select 1' })"],
  ['rekognition', '3.1142.0', 'Rekognition', 'ListCollectionsCommand({})'],
  ['s3', '3.1175.0', 'S3', 'ListBucketsCommand({})'],
  ['scheduler', '3.1169.0', 'Scheduler', 'ListSchedulesCommand({})'],
  ['secrets-manager', '3.1164.0', 'SecretsManager', 'ListSecretsCommand({})'],
  ['ses', '3.1169.0', 'SES', 'ListIdentitiesCommand({})'],
  ['sesv2', '3.1176.0', 'SESv2', 'ListEmailIdentitiesCommand({})'],
  ['sfn', '3.1164.0', 'SFN', 'ListStateMachinesCommand({})'],
  ['sns', '3.1169.0', 'SNS', 'ListTopicsCommand({})'],
  ['sqs', '3.1175.0', 'SQS', 'ListQueuesCommand({})'],
  ['ssm', '3.1169.0', 'SSM', 'DescribeParametersCommand({})'],
  ['sts', '3.1174.0', 'STS', 'GetCallerIdentityCommand({})'],
  ['textract', '3.1169.0', 'Textract', 'ListAdaptersCommand({})'],
] as const;

const probe: Probe = {
  packages: services.map(([name, version, service, request]) => ({
    name: `@aws-sdk/client-${name}`,
    versions: [version],
    before: `
const sdk = require('@aws-sdk/client-${name}');
const credentials = { accessKeyId: 'id', secretAccessKey: 'key' };
const at = { region: 'us-east-1', endpoint: 'http://127.0.0.1:PORT', credentials };
`,
    forms: [`${service}Client`, service].flatMap((construct) => [
      none(`new sdk.${construct}(at);`),
      opens(`new sdk.${construct}(at).send(new sdk.${request});`),
    ]),
  })),
};

export default probe;
