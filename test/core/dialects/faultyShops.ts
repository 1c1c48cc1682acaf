import type { Texts } from '../../rules/fixtureProject.ts';

/** A small project with the fault, and what its infrastructure says of the function, as `path: text`. */
export interface FaultyShop {
  readonly files: Texts;
  readonly says: { readonly provisioned: string; readonly handler: string; readonly timeout: string; readonly vpc: string };
}

/** A client that connects when the module is loaded, in a module that the handler's imports. */
const code: Texts = {
  'package.json': '{ "name": "shop", "dependencies": { "ioredis": "^5.6.1" } }',
  'src/redis.ts': "import Redis from 'ioredis';\n\nexport const redis = new Redis(process.env.REDIS_URL!);\n",
  'src/orders.ts': "import { redis } from './redis';\n\nexport const main = async (event: { id: string }) => redis.get(event.id);\n",
};

function shop(infrastructure: Texts, says: FaultyShop['says']): FaultyShop {
  return { files: { ...code, ...infrastructure }, says };
}

const samYaml = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 9
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: orders.main
      Runtime: nodejs22.x
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 5
      VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }
`;

const samJson = `{
  "Transform": "AWS::Serverless-2016-10-31",
  "Resources": {
    "Orders": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "CodeUri": "src/",
        "Handler": "orders.main",
        "Runtime": "nodejs22.x",
        "Timeout": 9,
        "AutoPublishAlias": "live",
        "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 5 },
        "VpcConfig": { "SubnetIds": ["subnet-1"] }
      }
    }
  }
}
`;

const cloudFormationYaml = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Code: .
      Handler: src/orders.main
      Runtime: nodejs22.x
      Timeout: 9
      VpcConfig: { SubnetIds: [subnet-1] }
  Version:
    Type: AWS::Lambda::Version
    Properties: { FunctionName: !Ref Orders }
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref Orders
      FunctionVersion: !GetAtt Version.Version
      ProvisionedConcurrencyConfig:
        ProvisionedConcurrentExecutions: 5
`;

const cloudFormationJson = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Code": ".",
        "Handler": "src/orders.main",
        "Runtime": "nodejs22.x",
        "Timeout": "9",
        "VpcConfig": { "SubnetIds": ["subnet-1"] }
      }
    },
    "Live": {
      "Type": "AWS::Lambda::Alias",
      "Properties": {
        "Name": "live",
        "FunctionName": { "Ref": "Orders" },
        "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 5 }
      }
    }
  }
}
`;

const serverlessYml = `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  timeout: 9
  vpc: { subnetIds: [subnet-1], securityGroupIds: [sg-1] }
functions:
  orders:
    handler: src/orders.main
    provisionedConcurrency: 5
`;

const serverlessTs = `import type { AWS } from '@serverless/typescript';

const serverlessConfiguration: AWS = {
  service: 'shop',
  provider: { name: 'aws', runtime: 'nodejs22.x' },
  functions: {
    orders: {
      handler: 'src/orders.main',
      timeout: 9,
      provisionedConcurrency: 5,
      vpc: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] },
    },
  },
};

module.exports = serverlessConfiguration;
`;

const terraform: Texts = {
  'main.tf': `resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = data.archive_file.code.output_path
  handler       = "orders.main"
  runtime       = "nodejs22.x"
  timeout       = 9
  publish       = true
  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "\${path.module}/code.zip"
}
`,
  'concurrency.tf': `resource "aws_lambda_provisioned_concurrency_config" "orders" {
  function_name                     = aws_lambda_function.orders.function_name
  qualifier                         = aws_lambda_function.orders.version
  provisioned_concurrent_executions = 5
}
`,
};

const terraformModule = `module "orders" {
  source = "terraform-aws-modules/lambda/aws"

  function_name                     = "orders"
  handler                           = "orders.main"
  runtime                           = "nodejs22.x"
  source_path                       = "\${path.module}/src"
  timeout                           = 9
  publish                           = true
  provisioned_concurrent_executions = 5
  vpc_subnet_ids                    = ["subnet-1"]
}
`;

/** A stack that makes the function with `made`, a construct and its options. */
function stack(imports: string, made: string): Texts {
  return {
    'cdk.json': '{ "app": "npx ts-node bin/shop.ts" }',
    'lib/shopStack.ts': `import * as path from 'path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
${imports}import { Construct } from 'constructs';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new ${made}
      timeout: Duration.seconds(9),
      vpc: Vpc.fromLookup(this, 'Vpc', { isDefault: true }),
    });
    new lambda.Alias(this, 'Live', {
      aliasName: 'live',
      version: orders.currentVersion,
      provisionedConcurrentExecutions: 5,
    });
  }
}
`,
  };
}

const nodejsFunction = stack(
  "import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';\n",
  `NodejsFunction(this, 'Orders', {
      entry: path.join(__dirname, '..', 'src', 'orders.ts'),
      handler: 'main',`,
);

const functionFromAsset = stack(
  '',
  `lambda.Function(this, 'Orders', {
      code: lambda.Code.fromAsset('src'),
      handler: 'orders.main',
      runtime: lambda.Runtime.NODEJS_22_X,`,
);

const inStack = {
  provisioned: 'lib/shopStack.ts: 5',
  timeout: 'lib/shopStack.ts: Duration.seconds(9)',
  vpc: "lib/shopStack.ts: Vpc.fromLookup(this, 'Vpc', { isDefault: true })",
};

const sst = `/// <reference path="./.sst/platform/config.d.ts" />
export default $config({
  app: () => ({ name: 'shop', home: 'aws' }),
  async run() {
    const vpc = new sst.aws.Vpc('Vpc');
    new sst.aws.Function('Orders', {
      handler: 'src/orders.main',
      timeout: '9 seconds',
      vpc,
      versioning: true,
      concurrency: { provisioned: 5 },
    });
  },
});
`;

const image: Texts = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Metadata: { DockerContext: ., Dockerfile: Dockerfile }
    Properties:
      PackageType: Image
      Timeout: 9
      AutoPublishAlias: live
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 }
      VpcConfig: { SubnetIds: [subnet-1] }
`,
  'Dockerfile': `FROM public.ecr.aws/lambda/nodejs:22 AS build
COPY src/ ./src/
RUN npx esbuild src/orders.ts --bundle --platform=node --outfile=orders.js

FROM public.ecr.aws/lambda/nodejs:22
COPY --from=build /var/task/orders.js ./
CMD [ "orders.main" ]
`,
};

/** The same fault in each dialect. */
export const dialects: Readonly<Record<string, FaultyShop>> = {
  'SAM in YAML': shop(
    { 'template.yaml': samYaml },
    {
      provisioned: 'template.yaml: 5',
      handler: 'template.yaml: orders.main',
      timeout: 'template.yaml: 9',
      vpc: 'template.yaml: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }',
    },
  ),
  'SAM in JSON': shop(
    { 'template.json': samJson },
    { provisioned: 'template.json: 5', handler: 'template.json: "orders.main"', timeout: 'template.json: 9', vpc: 'template.json: { "SubnetIds": ["subnet-1"] }' },
  ),
  'CloudFormation in YAML': shop(
    { 'stack.yaml': cloudFormationYaml },
    { provisioned: 'stack.yaml: 5', handler: 'stack.yaml: src/orders.main', timeout: 'stack.yaml: 9', vpc: 'stack.yaml: { SubnetIds: [subnet-1] }' },
  ),
  'CloudFormation in JSON': shop(
    { 'stack.json': cloudFormationJson },
    { provisioned: 'stack.json: 5', handler: 'stack.json: "src/orders.main"', timeout: 'stack.json: "9"', vpc: 'stack.json: { "SubnetIds": ["subnet-1"] }' },
  ),
  'serverless.yml': shop(
    { 'serverless.yml': serverlessYml },
    {
      provisioned: 'serverless.yml: 5',
      handler: 'serverless.yml: src/orders.main',
      timeout: 'serverless.yml: 9',
      vpc: 'serverless.yml: { subnetIds: [subnet-1], securityGroupIds: [sg-1] }',
    },
  ),
  'serverless.ts': shop(
    { 'serverless.ts': serverlessTs },
    {
      provisioned: 'serverless.ts: 5',
      handler: "serverless.ts: 'src/orders.main'",
      timeout: 'serverless.ts: 9',
      vpc: "serverless.ts: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] }",
    },
  ),
  'Terraform': shop(terraform, {
    provisioned: 'concurrency.tf: 5',
    handler: 'main.tf: "orders.main"',
    timeout: 'main.tf: 9',
    vpc: 'main.tf: vpc_config {\n    subnet_ids = ["subnet-1"]\n  }',
  }),
  'a Terraform module': shop(
    { 'main.tf': terraformModule },
    { provisioned: 'main.tf: 5', handler: 'main.tf: "orders.main"', timeout: 'main.tf: 9', vpc: 'main.tf: ["subnet-1"]' },
  ),
  'the CDK, NodejsFunction': shop(nodejsFunction, { ...inStack, handler: "lib/shopStack.ts: 'main'" }),
  'the CDK, Function of an asset': shop(functionFromAsset, { ...inStack, handler: "lib/shopStack.ts: 'orders.main'" }),
  'SST': shop(
    { 'sst.config.ts': sst },
    { provisioned: 'sst.config.ts: 5', handler: "sst.config.ts: 'src/orders.main'", timeout: "sst.config.ts: '9 seconds'", vpc: 'sst.config.ts: vpc' },
  ),
  'an image with a Dockerfile': shop(image, {
    provisioned: 'template.yaml: 5',
    // The Dockerfile names the handler; that there is such a function, the template says.
    handler: 'template.yaml: Orders',
    timeout: 'template.yaml: 9',
    vpc: 'template.yaml: { SubnetIds: [subnet-1] }',
  }),
};
