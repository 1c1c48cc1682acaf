/**
 * Keys of a function in serverless.yml, and where CloudFormation has the same in `AWS::Lambda::Function`
 * (serverless 3.40, lib/plugins/aws/package/compile/functions.js). Provisioned concurrency is the exception: there
 * CloudFormation asks for a version or alias, and the framework makes one; here it stands as SAM has it.
 */
export const functionProperties: Readonly<Record<string, readonly string[]>> = {
  handler: ['Handler'],
  runtime: ['Runtime'],
  name: ['FunctionName'],
  description: ['Description'],
  memorySize: ['MemorySize'],
  timeout: ['Timeout'],
  architecture: ['Architectures'],
  environment: ['Environment', 'Variables'],
  layers: ['Layers'],
  role: ['Role'],
  kmsKeyArn: ['KmsKeyArn'],
  fileSystemConfig: ['FileSystemConfigs'],
  ephemeralStorageSize: ['EphemeralStorage', 'Size'],
  reservedConcurrency: ['ReservedConcurrentExecutions'],
  provisionedConcurrency: ['ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'],
  snapStart: ['SnapStart'],
  onError: ['DeadLetterConfig', 'TargetArn'],
  vpc: ['VpcConfig'],
  tags: ['Tags'],
  image: ['Code', 'ImageUri'],
};

/** Seconds that a function has where neither it nor `provider` says anything (functions.js: `|| 6`). */
export const defaultTimeout = 6;

/** Keys of `provider` that are the default of the same key of every function. */
export const providerDefaults: ReadonlySet<string> = new Set([
  'runtime',
  'memorySize',
  'timeout',
  'architecture',
  'environment',
  'layers',
  'kmsKeyArn',
  'vpc',
  'tags',
]);
