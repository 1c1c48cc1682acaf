import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openProject } from '../../../src/core/project.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// What is said while only a part of a project is known: reading was stopped, or a document is open by itself.

const template = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }\n';
const handler = "import { redis } from './redis';\nexport const handler = async () => redis.get('cart');\n";
const client = "import Redis from 'ioredis';\nexport const redis = new Redis({ lazyConnect: true });\n";
const own = "import Redis from 'ioredis';\nconst redis = new Redis({ lazyConnect: true });\nexport const handler = async () => redis.get('cart');\n";
const kept = `import Redis from 'ioredis';
export class Carts {
  redis = new Redis({ lazyConnect: true });
  read() {
    return this.redis.get('cart');
  }
}
const carts = new Carts();
export const handler = async () => carts.read();
`;

function opened(texts: Readonly<Record<string, string>>, isWhole: () => boolean): { readonly found: () => readonly string[]; readonly give: (more: Readonly<Record<string, string>>) => void } {
  const project = openProject({ ...projectOptions, isWhole });
  const all: Record<string, string> = {};
  const apply = (paths: readonly string[]): void => project.apply(paths.map((path) => ({ kind: 'text', path, text: all[path] ?? '' })));
  const give = (more: Readonly<Record<string, string>>): void => {
    Object.assign(all, more);
    apply(Object.keys(more));
    for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) apply(wanted);
  };
  give(texts);
  return {
    give,
    found: () => {
      project.lookAgain();
      project.wanted();
      return project.findings().flatMap(({ ruleId, at }) => (ruleId === 'redis-missing-error-listener' ? [at.path] : []));
    },
  };
}

describe('a part of a project', () => {
  it('says nothing of a listener that a module may add which was not read', () => {
    const project = { 'template.yaml': template, 'src/orders.ts': handler, 'src/redis.ts': client };
    assert.deepEqual(opened(project, () => false).found(), []);
    assert.deepEqual(opened(project, () => true).found(), ['src/redis.ts']);
  });

  it('says nothing of a client in a property that a module may ask for which was not read', () => {
    const project = { 'template.yaml': template, 'src/orders.ts': kept };
    assert.deepEqual(opened(project, () => false).found(), []);
    assert.deepEqual(opened(project, () => true).found(), ['src/orders.ts']);
  });

  it('speaks of a client that no other module can get hold of', () => {
    assert.deepEqual(opened({ 'template.yaml': template, 'src/orders.ts': own }, () => false).found(), ['src/orders.ts']);
  });

  it('speaks once the rest was read, and not any more once it is a part again', () => {
    let isWhole = false;
    const { found, give } = opened({ 'template.yaml': template, 'src/orders.ts': handler, 'src/redis.ts': client }, () => isWhole);
    assert.deepEqual(found(), []);
    isWhole = true;
    assert.deepEqual(found(), ['src/redis.ts']);
    give({ 'src/listen.ts': "import { redis } from './redis';\nredis.on('error', () => {});\n" });
    assert.deepEqual(found(), []);
    give({ 'src/listen.ts': '' });
    assert.deepEqual(found(), ['src/redis.ts']);
    isWhole = false;
    assert.deepEqual(found(), []);
  });
});
