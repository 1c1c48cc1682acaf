import type { Texts } from '../rules/fixtureProject.ts';

/** The finding that every client of {@link shopProject} makes. */
export const shopRule = 'redis-eager-connect';

/** A client that connects while a Lambda function loads, and nothing else that a rule minds. */
export const eagerClient = `import Redis from 'ioredis';

export const redis = new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900 });
redis.on('error', console.error);
`;

/** The same client as it is right. */
export const lazyClient = eagerClient.replace('commandTimeout: 900 }', 'commandTimeout: 900, lazyConnect: true }');

/** Where the client of a service stands. */
export const clientPath = (service: number): string => `services/s${String(service)}/redis.ts`;

/**
 * A project of many small services, each a handler, its client, and a module that has no part in it: a finding for each
 * service. Templates declare fifty functions each.
 */
export function shopProject(services: number): Texts {
  const files: Record<string, string> = { 'package.json': '{ "name": "shop", "dependencies": { "ioredis": "^5.4.0" } }\n' };
  for (let service = 0; service < services; service += 1) {
    const folder = `services/s${String(service)}`;
    files[`${folder}/handler.ts`] = `import { redis } from './redis';\n\nexport const handler = async (event: { id: string }) => redis.get(event.id);\n`;
    files[`${folder}/redis.ts`] = eagerClient;
    files[`${folder}/price.ts`] = `export const price = (amount: number): number => amount * ${String(service + 1)};\n`;
  }
  for (let first = 0; first < services; first += 50) {
    const functions = Array.from({ length: Math.min(50, services - first) }, (_, index) => functionOf(first + index));
    files[`infrastructure/part${String(first / 50)}/template.yaml`] = `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('')}`;
  }
  return files;
}

function functionOf(service: number): string {
  return `  S${String(service)}:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: ../../services/s${String(service)}, Handler: handler.handler, Runtime: nodejs22.x, Timeout: 15 }\n`;
}
