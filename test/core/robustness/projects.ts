import { dialectProjects } from '../dialects/dialectProjects.ts';
import type { Texts } from '../../rules/fixtureProject.ts';

/** A small project with one fault: a client that connects while a Lambda function loads. */
export interface FaultyProject {
  readonly files: Texts;
  /** The accused text, and the file it stands in. */
  readonly accused: string;
  readonly path: string;
}

const client = { 'src/redis.ts': "import Redis from 'ioredis';\n\nexport const redis = new Redis(process.env.REDIS_URL);\n" };
const accused = { accused: 'new Redis(process.env.REDIS_URL)', path: 'src/redis.ts' };

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
`;

/** Every dialect of infrastructure and every language of source, each with the same fault. */
export const faultyProjects: Readonly<Record<string, FaultyProject>> = {
  ...Object.fromEntries(Object.entries(dialectProjects).map(([name, { files }]) => [name, { files, ...accused }])),
  'SAM with anchors and merge keys': {
    files: {
      ...client,
      'template.yaml': `Shared: &shared
  CodeUri: src/
  Runtime: nodejs22.x
${template}      <<: *shared
      Handler: redis.handler
      Description: >-
        takes an order
        and keeps it
`,
      'src/redis.ts': `${client['src/redis.ts']}export const handler = async () => redis.ping();\n`,
    },
    ...accused,
  },
  'an image': {
    files: {
      'template.yaml': `${template}      PackageType: Image
    Metadata:
      DockerContext: .
      Dockerfile: Dockerfile
`,
      'Dockerfile': `FROM public.ecr.aws/lambda/nodejs:22 AS base
COPY --chown=app src/ \\
  \${LAMBDA_TASK_ROOT}/
CMD ["orders.handler"]
`,
      'src/orders.js': "const Redis = require('ioredis');\n\nconst redis = new Redis();\n\nexports.handler = async () => redis.ping();\n",
    },
    accused: 'new Redis()',
    path: 'src/orders.js',
  },
  'packages and paths': {
    files: {
      'serverless.yml': 'service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n  orders: { handler: apps/orders/main.handler }\n',
      'package.json': '{\n  "private": true,\n  "workspaces": ["packages/*"]\n}\n',
      'tsconfig.json': '{\n  "compilerOptions": {\n    "baseUrl": ".",\n    "paths": { "@/*": ["apps/*"] }\n  }\n}\n',
      'packages/cache/package.json': '{ "name": "@shop/cache", "main": "./src/index.ts" }\n',
      'packages/cache/src/index.ts': "export * from './client';\n",
      'packages/cache/src/client.ts': client['src/redis.ts'],
      'apps/orders/main.ts': "import { store } from '@/orders/store';\n\nexport const handler = async () => store.ping();\n",
      'apps/orders/store.ts': "import { redis } from '@shop/cache';\n\nexport const store = redis;\n",
    },
    accused: accused.accused,
    path: 'packages/cache/src/client.ts',
  },
  'Python': {
    files: {
      'template.yaml': `${template}      CodeUri: src/\n      Runtime: python3.13\n      Handler: orders.lambda_handler\n`,
      'src/orders.py': `from shop import sessions


def lambda_handler(event, context):
    return sessions.store.get(event["order"])
`,
      'src/shop/__init__.py': '',
      'src/shop/sessions.py': `import os

from redis.cluster import RedisCluster

options = {"host": os.environ["REDIS_HOST"], "port": 6379}
if True:
    store = RedisCluster(**options)
`,
    },
    accused: 'RedisCluster(**options)',
    path: 'src/shop/sessions.py',
  },
  'Terraform with heredocs and dynamic blocks': {
    files: {
      ...client,
      'main.tf': `locals {
  common = {
    runtime = "nodejs22.x"
  }
  note = <<-EOT
    A } brace, a "quote and
    \${upper("a \\"template\\"")} in it
  EOT
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  description   = local.note
  filename      = "\${path.module}/code.zip"
  handler       = "redis.handler"
  runtime       = local.common.runtime

  dynamic "vpc_config" {
    for_each = var.subnets == null ? [] : [var.subnets]
    content {
      subnet_ids         = vpc_config.value
      security_group_ids = [for each in var.groups : each.id if each.id != ""]
    }
  }

  environment {
    variables = {
      REDIS_URL = <<EOT
redis://\${var.host}:6379
EOT
    }
  }
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "\${path.module}/src" // of this folder
  output_path = "\${path.module}/code.zip"
}
`,
      'src/redis.ts': `${client['src/redis.ts']}export const handler = async () => redis.ping();\n`,
    },
    ...accused,
  },
};
