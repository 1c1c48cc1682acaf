import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FileChange, Project, ProjectOptions } from '../../../src/core/model/project.ts';
import { openProject } from '../../../src/core/project.ts';
import { defineRule } from '../../../src/core/rule/index.ts';
import { projectOptions } from '../../rules/fixtureProject.ts';

// How a project answers change: what it reads again, what it asks for, and what it says of files it cannot read.

const shop = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src, Handler: orders.handler, Runtime: nodejs22.x }
`,
  'src/orders.ts': "import { read } from './carts';\nexport const handler = async () => read();\n",
  'src/carts.ts': "import { redis } from './redis';\nexport const read = async () => redis.get('cart');\n",
  'src/redis.ts': "import Redis from 'ioredis';\nexport const redis = new Redis();\n",
  'src/prices.ts': 'export const price = 10;\n',
};

const eagerOnly = projectOptions.rules.filter(({ meta }) => meta.id === 'redis-eager-connect');

interface Watched {
  readonly project: Project;
  readonly give: (texts: Readonly<Record<string, string>>) => void;
  /** Paths that were parsed since last asked. */
  readonly parsed: () => readonly string[];
  readonly said: () => readonly string[];
}

function watched(options: Partial<ProjectOptions> = {}): Watched {
  let parsed: string[] = [];
  const texts: Record<string, string> = {};
  const parse = projectOptions.moduleParser();
  const project = openProject({
    ...projectOptions,
    // One rule is enough to see what a project takes in.
    rules: eagerOnly,
    moduleParser: () => (path, text, hash) => {
      parsed.push(path);
      return parse(path, text, hash);
    },
    ...options,
  });
  const changes = (paths: readonly string[]): readonly FileChange[] => paths.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' }));
  return {
    project,
    give(given) {
      Object.assign(texts, given);
      project.apply(changes(Object.keys(given)));
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(changes(wanted));
    },
    parsed() {
      const result = parsed.sort();
      parsed = [];
      return result;
    },
    said: () => project.findings().map((finding) => `${finding.severity} ${finding.ruleId} ${finding.at.path}:${String(finding.at.start.line + 1)}`),
  };
}

const eager = 'warning redis-eager-connect src/redis.ts:2';

describe('a project', () => {
  it('parses only what can bring a client into a handler', () => {
    const { give, parsed, said } = watched();
    give(shop);
    assert.deepEqual(said(), [eager]);
    assert.deepEqual(parsed(), ['src/carts.ts', 'src/orders.ts', 'src/redis.ts']);
  });

  it('parses only the file that changed', () => {
    const { give, parsed, said } = watched();
    give(shop);
    parsed();
    give({ 'src/carts.ts': `${shop['src/carts.ts']}// a comment\n` });
    assert.deepEqual(parsed(), ['src/carts.ts']);
    assert.deepEqual(said(), [eager]);
    give({ 'src/carts.ts': `${shop['src/carts.ts']}// a comment\n` });
    give({ 'src/prices.ts': 'export const price = 11;\n' });
    assert.deepEqual(parsed(), []);
  });

  it('does not link again for a file that no client can be reached from', () => {
    const { give, project } = watched();
    give(shop);
    const before = project.entries();
    give({ 'src/prices.ts': 'export const price = 12;\n' });
    assert.equal(project.entries(), before);
    give({ 'src/carts.ts': `${shop['src/carts.ts']}// a comment\n` });
    assert.notEqual(project.entries(), before);
  });

  it('follows every kind of change to the finding', () => {
    const { give, project, said } = watched();
    give(shop);
    give({ 'src/redis.ts': "import Redis from 'ioredis';\nexport const redis = new Redis({ lazyConnect: true });\n" });
    assert.deepEqual(said(), []);
    give({ 'src/redis.ts': shop['src/redis.ts'] });
    assert.deepEqual(said(), [eager]);
    give({ 'src/orders.ts': 'export const handler = async () => undefined;\n' });
    assert.deepEqual(said(), []);
    give({ 'src/orders.ts': shop['src/orders.ts'] });
    project.apply([{ kind: 'removed', path: 'src/carts.ts' }]);
    assert.deepEqual(said(), []);
    give({ 'src/carts.ts': shop['src/carts.ts'] });
    assert.deepEqual(said(), [eager]);
    project.apply([{ kind: 'removed', path: 'template.yaml' }]);
    assert.deepEqual(said(), ['hint redis-eager-connect src/redis.ts:2']);
    project.apply([{ kind: 'removed', path: 'src/redis.ts' }]);
    assert.deepEqual(said(), []);
  });

  it('finds the same, whatever the order in which the files come', () => {
    const { give, said } = watched();
    for (const [path, text] of Object.entries(shop).reverse()) give({ [path]: text });
    assert.deepEqual(said(), [eager]);
  });

  it('says of every file that it could not judge why', () => {
    const { give, project, said } = watched();
    give({ ...shop, 'serverless.yml': 'functions:\n\tbad: tab\n', 'tsconfig.json': '{ "compilerOptions": \n', 'src/half.ts': "import Redis from 'ioredis';\nconst redis = new Redis(;\n" });
    project.apply([
      { kind: 'skipped', path: 'vendor/bundle.js', reason: 'too-large' },
      { kind: 'skipped', path: 'src/picture.ts', reason: 'binary' },
    ]);
    assert.deepEqual(said(), [
      'info internal/syntax-error serverless.yml:2',
      'info internal/syntax-error src/half.ts:2',
      'info internal/skipped-file src/picture.ts:1',
      eager,
      'info internal/syntax-error tsconfig.json:2',
      'info internal/skipped-file vendor/bundle.js:1',
    ]);
    assert.equal(project.stats().skipped, 2);
    assert.equal(project.stats().failures, 0);
  });

  it('reports a rule that crashes, and goes on with the others', () => {
    const crashing = defineRule({
      meta: { id: 'crashing', summary: { en: '', ko: '' }, theme: 'serverless-connections', severity: 'hint', messages: {}, fixable: false, curedBy: undefined, source: '' },
      create: () => ({
        connection() {
          throw new Error('out of luck');
        },
      }),
    });
    const { give, project, said } = watched({ rules: [crashing, ...eagerOnly] });
    give(shop);
    assert.deepEqual(said(), ['error internal/rule-crash src/redis.ts:2', eager]);
    assert.match(project.findings()[0]?.message.en ?? '', /`crashing` crashed here: out of luck/);
    assert.equal(project.stats().failures, 1);
  });

  it('reports a parser that crashes, and goes on with the other files', () => {
    const parse = projectOptions.moduleParser();
    const { give, project, said } = watched({
      moduleParser: () => (path, text, hash) => {
        if (path === 'src/worse.ts') throw new Error('out of luck');
        return parse(path, text, hash);
      },
    });
    give({ ...shop, 'src/worse.ts': "import 'ioredis';\n" });
    assert.deepEqual(said(), [eager, 'info internal/skipped-file src/worse.ts:1']);
    assert.equal(project.stats().failures, 1);
  });

  it('reports a front end that crashes over a template, and goes on with the other files', () => {
    const { give, project, said } = watched({
      hashOf(text) {
        if (text.includes('Billing')) throw new Error('out of luck');
        return projectOptions.hashOf(text);
      },
    });
    give({ ...shop, 'billing/template.yaml': 'Resources: { Billing: { Type: AWS::Lambda::Function } }\n' });
    assert.deepEqual(said(), ['info internal/skipped-file billing/template.yaml:1', eager]);
    assert.equal(project.stats().failures, 1);
  });

  it('reads bytes as VS Code does: UTF-8 and UTF-16, without their mark', () => {
    const { project } = watched();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(shop['src/redis.ts'], 'utf16le')]);
    const utf8 = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("import Redis from 'ioredis'; export const handler = async () => 1; const r = new Redis();")]);
    project.apply([
      { kind: 'bytes', path: 'src/handler.ts', bytes: utf8 },
      { kind: 'bytes', path: 'src/redis.ts', bytes: utf16 },
    ]);
    const [finding] = project.findings();
    assert.deepEqual(finding?.at.start, { line: 0, character: 77 });
    assert.equal(project.wanted().length, 0);
  });
});
