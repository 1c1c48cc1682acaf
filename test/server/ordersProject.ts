/** A small project with one finding, in `src/redis.ts`. */
export const ordersProject = {
  'package.json': '{ "name": "orders", "dependencies": { "ioredis": "^5.4.0" } }\n',
  'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  PlaceOrder:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/placeOrder.handler
      Runtime: nodejs20.x
      Timeout: 15
`,
  'src/placeOrder.ts': `import { redis } from './redis';

export const handler = async (event: { id: string }) => redis.set(event.id, 'placed');
`,
  'src/redis.ts': `import Redis from 'ioredis';

export const redis = new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900 });
redis.on('error', console.error);
`,
} as const;

/** `src/redis.ts` as it is right. */
export const lazyRedis = `import Redis from 'ioredis';

export const redis = new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900, lazyConnect: true });
redis.on('error', console.error);
`;
