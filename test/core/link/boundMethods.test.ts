import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { defineRule } from '../../../src/core/rule/index.ts';
import redisEagerConnect from '../../../src/rules/redis-eager-connect/rule.ts';
import { projectOf, projectOptions } from '../../rules/fixtureProject.ts';

// Handlers that are methods of an object, bound to it.

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
`;

const classes = "import Redis from 'ioredis';\nexport class Orders {\n  private readonly redis = new Redis(process.env.REDIS_URL);\n  async handle(event: { id: string }) {\n    return this.redis.get(event.id);\n  }\n}\n";

describe('a handler that is a bound method', () => {
  const handlers: Readonly<Record<string, string>> = {
    'of a named instance': "const orders = new Orders();\nexport const handler = orders.handle.bind(orders);\n",
    'of an instance made in place': 'export const handler = new Orders().handle.bind(new Orders());\n',
    'of an instance made by a function': 'const make = () => new Orders();\nconst orders = make();\nexports.handler = orders.handle.bind(orders);\n',
  };
  for (const [what, code] of Object.entries(handlers)) {
    it(`${what} is recognised without infrastructure`, () => {
      const project = projectOf({ 'src/orders.ts': `${classes}${code}` });
      assert.deepEqual(project.entries().map(({ exportName, evidence }) => [exportName, evidence.kind]), [['handler', 'shape']]);
      const eager = project.findings().filter(({ ruleId }) => ruleId === 'redis-eager-connect');
      assert.deepEqual(eager.map(({ at }) => at.start.line + 1), [3]);
    });
  }

  it('runs with every event', () => {
    const makes = "import Redis from 'ioredis';\nclass Orders {\n  async handle(event: { id: string }) {\n    const redis = new Redis();\n    return redis.get(event.id);\n  }\n}\nconst orders = new Orders();\nexport const handler = orders.handle.bind(orders);\n";
    const invoked: string[] = [];
    const listener = defineRule({
      meta: { ...redisEagerConnect.meta, id: 'listener' },
      create: () => ({ connection: ({ invocations }) => invoked.push(...invocations.map(({ entry }) => entry.name)) }),
    });
    const project = openProject({ ...projectOptions, rules: [listener] });
    project.apply(Object.entries({ 'template.yaml': template, 'src/orders.ts': makes }).map(([path, text]) => ({ kind: 'text', path, text })));
    assert.deepEqual(project.findings(), []);
    assert.deepEqual(invoked, ['Orders']);
  });
});
