import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LoadedClient } from '../../../src/core/model/loaders.ts';
import { projectOf, type Texts } from '../../rules/fixtureProject.ts';

// The client of a module that handlers of other modules construct on a cold start, and how many do.

const template = (...handlers: readonly string[]): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n${handlers.map((name) => `  F${name}:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: ${name}.handler, Runtime: nodejs22.x }\n`).join('')}`;

const using = (name: string): string => `import { ${name} } from './clients';\nconst used = ${name}();\nexport const handler = async () => used.get('a');\n`;

const clients = "import Redis from 'ioredis';\nexport const first = () => new Redis();\nexport const second = () => new Redis({ db: 1 });\nexport const third = () => new Redis({ db: 2 });\n";

function loaded(texts: Texts, path = 'src/clients.ts'): LoadedClient | undefined {
  return projectOf(texts).loadedClientIn(path);
}

describe('the client that handlers of other modules construct', () => {
  it('is the first that any does, with those that construct this one', () => {
    const texts = { 'template.yaml': template('a', 'b', 'c'), 'src/clients.ts': clients, 'src/a.ts': using('second'), 'src/b.ts': using('second'), 'src/c.ts': using('third') };
    assert.deepEqual(loaded(texts), { line: 2, handlers: 2 });
  });

  it('is not what a handler constructs in its own module, nor counted for it', () => {
    const own = "import Redis from 'ioredis';\nexport const redis = new Redis();\nexport const handler = async () => redis.get('a');\n";
    const other = "import { redis } from './own';\nexport const handler = async () => redis.get('b');\n";
    assert.equal(loaded({ 'template.yaml': template('own'), 'src/own.ts': own }, 'src/own.ts'), undefined);
    assert.deepEqual(loaded({ 'template.yaml': template('own', 'other'), 'src/own.ts': own, 'src/other.ts': other }, 'src/own.ts'), { line: 1, handlers: 1 });
  });

  it('is not what is constructed with the first event, or by nobody', () => {
    const later = "import { first } from './clients';\nexport const handler = async () => first().get('a');\n";
    assert.equal(loaded({ 'template.yaml': template('a'), 'src/clients.ts': clients, 'src/a.ts': later }), undefined);
    assert.equal(loaded({ 'src/clients.ts': clients }), undefined);
    assert.equal(loaded({ 'template.yaml': template('a'), 'src/clients.ts': clients, 'src/a.ts': using('first') }, 'src/none.ts'), undefined);
  });
});
