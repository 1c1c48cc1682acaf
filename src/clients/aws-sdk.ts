import type { ClientRow } from '../core/rule/index.ts';

/** Packages of the AWS SDK for JavaScript v3 that functions use most, with the service's name as their classes have it. */
const services = [
  ['apigatewaymanagementapi', 'ApiGatewayManagementApi'],
  ['athena', 'Athena'],
  ['bedrock-runtime', 'BedrockRuntime'],
  ['cloudwatch', 'CloudWatch'],
  ['cloudwatch-logs', 'CloudWatchLogs'],
  ['cognito-identity-provider', 'CognitoIdentityProvider'],
  ['dynamodb', 'DynamoDB'],
  ['eventbridge', 'EventBridge'],
  ['firehose', 'Firehose'],
  ['iot-data-plane', 'IoTDataPlane'],
  ['kinesis', 'Kinesis'],
  ['kms', 'KMS'],
  ['lambda', 'Lambda'],
  ['rds-data', 'RDSData'],
  ['rekognition', 'Rekognition'],
  ['s3', 'S3'],
  ['scheduler', 'Scheduler'],
  ['secrets-manager', 'SecretsManager'],
  ['ses', 'SES'],
  ['sesv2', 'SESv2'],
  ['sfn', 'SFN'],
  ['sns', 'SNS'],
  ['sqs', 'SQS'],
  ['ssm', 'SSM'],
  ['sts', 'STS'],
  ['textract', 'Textract'],
] as const;

/** Clients speak HTTP over sockets that are opened for a request and kept for the next: construction opens none. */
const shared = {
  versions: 'AWS SDK for JavaScript 3',
  majors: undefined,
  family: 'aws',
  form: 'new',
  opens: 'on-first-use',
  options: { kind: 'position', index: 0 },
  lazy: undefined,
  eager: undefined,
  methods: { send: { opens: true } },
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/aws-sdk.ts counts connections',
} as const;

const rows: readonly ClientRow[] = services.flatMap(([name, service]): readonly ClientRow[] => {
  const packages = [`@aws-sdk/client-${name}`];
  return [
    { ...shared, packages, construct: `${service}Client`, exports: [[`${service}Client`]] },
    { ...shared, packages, construct: service, exports: [[service]] },
  ];
});

export default rows;
