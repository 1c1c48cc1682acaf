import type { Texts } from '../../rules/fixtureProject.ts';

const client = "import Redis from 'ioredis';\n\nexport const redis = new Redis(process.env.REDIS_URL);\n";
const handler = "import { redis } from './redis';\n\nexport const main = async (event: { id: string }) => redis.get(event.id);\n";
const code: Texts = { 'src/orders.ts': handler, 'src/redis.ts': client, 'package.json': '{ "name": "shop" }' };

/** One small project for each dialect; `witness` is the line that says five environments are provisioned. */
export const dialectProjects: Readonly<Record<string, { readonly files: Texts; readonly witness: string }>> = {
  'SAM': {
    files: {
      ...code,
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
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
`,
    },
    witness: 'template.yaml:11',
  },
  'CloudFormation in JSON': {
    files: {
      ...code,
      'stack.json': `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Handler": "src/orders.main", "Runtime": "nodejs22.x", "Code": "." }
    },
    "Live": {
      "Type": "AWS::Lambda::Alias",
      "Properties": {
        "Name": "live",
        "FunctionName": { "Ref": "Orders" },
        "ProvisionedConcurrencyConfig": {
          "ProvisionedConcurrentExecutions": 5
        }
      }
    }
  }
}
`,
    },
    witness: 'stack.json:14',
  },
  'serverless.yml': {
    files: {
      ...code,
      'serverless.yml': `service: shop
provider:
  name: aws
  runtime: nodejs22.x
functions:
  orders:
    handler: src/orders.main
    provisionedConcurrency: 5
`,
    },
    witness: 'serverless.yml:8',
  },
  'serverless.ts': {
    files: {
      ...code,
      'serverless.ts': `import type { AWS } from '@serverless/typescript';

const serverlessConfiguration: AWS = {
  service: 'shop',
  provider: { name: 'aws', runtime: 'nodejs22.x' },
  functions: {
    orders: {
      handler: 'src/orders.main',
      provisionedConcurrency: 5,
    },
  },
};

module.exports = serverlessConfiguration;
`,
    },
    witness: 'serverless.ts:9',
  },
  'the CDK': {
    files: {
      ...code,
      'cdk.json': '{ "app": "npx ts-node bin/shop.ts" }',
      'lib/shopStack.ts': `import * as path from 'path';
import { Stack, StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const orders = new NodejsFunction(this, 'Orders', {
      entry: path.join(__dirname, '..', 'src', 'orders.ts'),
      handler: 'main',
    });
    new lambda.Alias(this, 'Live', {
      aliasName: 'live',
      version: orders.currentVersion,
      provisionedConcurrentExecutions: 5,
    });
  }
}
`,
    },
    witness: 'lib/shopStack.ts:17',
  },
  'Terraform': {
    files: {
      ...code,
      'main.tf': `resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = data.archive_file.code.output_path
  handler       = "orders.main"
  runtime       = "nodejs22.x"
  publish       = true
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
    },
    witness: 'concurrency.tf:4',
  },
  'SST 3': {
    files: {
      ...code,
      'sst.config.ts': `/// <reference path="./.sst/platform/config.d.ts" />
export default $config({
  app: () => ({ name: 'shop', home: 'aws' }),
  async run() {
    new sst.aws.Function('Orders', {
      handler: 'src/orders.main',
      versioning: true,
      concurrency: {
        provisioned: 5,
      },
    });
  },
});
`,
    },
    witness: 'sst.config.ts:9',
  },
};
