import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Project } from '../../../src/core/model/project.ts';
import { projectOf, projectOptions, type Texts } from '../../rules/fixtureProject.ts';
import { openProject } from '../../../src/core/project.ts';

// A service of the Serverless Framework that is written in several files.

const eager = "import Redis from 'ioredis';\nconst redis = new Redis();\n";
const code: Texts = {
  'shop/src/orders.ts': `${eager}export const take = async () => redis.get('x');\n`,
  'shop/src/stock.ts': `${eager}export const read = async () => redis.get('x');\n`,
};

function service(text: string): string {
  return `service: shop\nprovider: { name: aws, runtime: nodejs22.x, timeout: 20 }\n${text}`;
}

const orders = 'orders:\n  handler: src/orders.take\n';
const stock = 'stock:\n  handler: src/stock.read\n';

interface Case {
  readonly files: Texts;
  /** The functions that are known, and where each is declared. */
  readonly declared: readonly string[];
}

/** How people take files in. */
const cases: Readonly<Record<string, Case>> = {
  'all functions from a file': {
    files: { 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n'), 'shop/functions.yml': `${orders}${stock}` },
    declared: ['orders shop/functions.yml:2', 'stock shop/functions.yml:4'],
  },
  'functions from a list of files and maps': {
    files: { 'shop/serverless.yml': service('functions:\n  - ${file(./fn/orders.yml)}\n  - stock:\n      handler: src/stock.read\n'), 'shop/fn/orders.yml': orders },
    declared: ['orders shop/fn/orders.yml:2', 'stock shop/serverless.yml:6'],
  },
  'each function from a file of its own': {
    files: {
      'shop/serverless.yml': service('functions:\n  orders: ${file(src/orders.yml)}\n  stock: ${file("src/stock.json")}\n'),
      'shop/src/orders.yml': 'memorySize: 512\nhandler: src/orders.take\n',
      'shop/src/stock.json': '{ "handler": "src/stock.read" }\n',
    },
    declared: ['orders shop/src/orders.yml:2', 'stock shop/src/stock.json:1'],
  },
  'functions under a key of a file beside the service': {
    files: { 'shop/serverless.yml': service('functions: ${file(../common/all.yml):shop.functions}\n'), 'common/all.yml': `shop:\n  functions:\n    orders: { handler: src/orders.take }\n` },
    declared: ['orders common/all.yml:3'],
  },
  'a file that takes in another, both from the folder of the service': {
    files: { 'shop/serverless.yml': service('functions: ${file(fn/all.yml)}\n'), 'shop/fn/all.yml': 'orders: ${file(fn/orders.yml)}\n', 'shop/fn/orders.yml': 'handler: src/orders.take\n' },
    declared: ['orders shop/fn/orders.yml:1'],
  },
  'what the service says of itself, and a file of values': {
    files: { 'shop/serverless.yml': service('custom: ${file(custom.yml)}\nfunctions:\n  orders:\n    handler: ${self:custom.code}/orders.take\n  stock: ${self:custom.stock}\n'), 'shop/custom.yml': `code: src\n${stock}` },
    declared: ['orders shop/serverless.yml:6', 'stock shop/custom.yml:3'],
  },
  'a value that something stands in for where there is none': {
    files: { 'shop/serverless.yml': service("functions: ${file(functions.yml), ''}\n"), 'shop/functions.yml': orders },
    declared: ['orders shop/functions.yml:2'],
  },
};

/** What nobody knows before it is deployed, or leads nowhere: nothing is said of it. */
const unknown: Readonly<Record<string, Texts>> = {
  'a path that the stage decides': { 'shop/serverless.yml': service('functions: ${file(${opt:stage}.yml)}\n'), 'shop/dev.yml': orders },
  'a file that is not there': { 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n') },
  'a file outside of the project': { 'shop/serverless.yml': service('functions: ${file(../../functions.yml)}\n') },
  'a file by its absolute path': { 'shop/serverless.yml': service('functions: ${file(/shop/functions.yml)}\n'), 'shop/functions.yml': orders },
  'a program': { 'shop/serverless.yml': service('functions: ${file(functions.js)}\n'), 'shop/functions.js': 'module.exports = () => ({});\n' },
  'a key that is not there': { 'shop/serverless.yml': service('functions: ${file(functions.yml):others}\n'), 'shop/functions.yml': orders },
  'a service that takes in itself': { 'shop/serverless.yml': service('custom: ${self:custom.functions}\nfunctions: ${self:custom.functions}\n') },
  'files that take in each other': { 'shop/serverless.yml': service('functions: ${file(a.yml)}\n'), 'shop/a.yml': '${file(b.yml)}\n', 'shop/b.yml': '${file(a.yml)}\n' },
  'another cloud, as a file says': { 'shop/serverless.yml': 'service: shop\nprovider: ${file(provider.yml)}\nfunctions: ${file(functions.yml)}\n', 'shop/provider.yml': 'name: google\n', 'shop/functions.yml': orders },
};

function declared(project: Project): readonly string[] {
  return project.findings().flatMap(({ ruleId, severity, message, related }) => {
    const place = related.at(-1)?.at;
    return ruleId === 'redis-eager-connect' && severity === 'warning' ? [`${/initialises `(.*?)`/.exec(message.en)?.[1] ?? ''} ${place?.path ?? ''}:${String((place?.start.line ?? 0) + 1)}`] : [];
  }).sort();
}

describe('a service in several files', () => {
  for (const [name, { files, declared: expected }] of Object.entries(cases)) {
    it(`is known as a whole: ${name}`, () => assert.deepEqual(declared(projectOf({ ...code, ...files })), expected));
  }

  for (const [name, files] of Object.entries(unknown)) {
    it(`is silent about ${name}`, () => assert.deepEqual(declared(projectOf({ ...code, ...files })), []));
  }

  it('has the defaults of its provider, wherever that stands', () => {
    const limits = (files: Texts): readonly (number | undefined)[] => projectOf({ ...code, ...files }).entries().map(({ evidence }) => (evidence.kind === 'shape' ? undefined : evidence.configuration.timeLimit.seconds));
    const functions = { 'shop/functions.yml': `${orders}  timeout: \${file(values.json):timeout}\n${stock}`, 'shop/values.json': '{ "timeout": 7 }' };
    assert.deepEqual(limits({ ...functions, 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n') }), [7, 20]);
    assert.deepEqual(limits({ ...functions, 'shop/serverless.yml': 'provider: ${file(provider.yml)}\nfunctions: ${file(functions.yml)}\n', 'shop/provider.yml': 'name: aws\ntimeout: ${self:custom.most}\n' }), [7, undefined]);
    assert.deepEqual(limits({ ...functions, 'shop/serverless.yml': 'custom: { most: 9 }\nprovider: ${file(provider.yml)}\nfunctions: ${file(functions.yml)}\n', 'shop/provider.yml': 'name: aws\ntimeout: ${self:custom.most}\n' }), [7, 9]);
  });

  it('shows what is wrong with a function in the file that it stands in, once, whoever takes that in', () => {
    const snap = { 'common/functions.yml': 'orders:\n  handler: src/orders.take\n  snapStart: true\n' };
    const taking = service('functions: ${file(../common/functions.yml)}\n');
    const found = projectOf({ ...code, ...snap, 'shop/serverless.yml': taking, 'stock/serverless.yml': taking }).findings().filter(({ ruleId }) => ruleId === 'snapstart-invalid');
    assert.deepEqual(found.map(({ at: { path, start } }) => `${path}:${String(start.line + 1)}`), ['common/functions.yml:3']);
  });

  it('is known with its resources, and a comment there takes back what is said of them', () => {
    const text = 'Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties: { Handler: src/orders.take, Runtime: nodejs22.x, SnapStart: { ApplyOn: PublishedVersions } }\n';
    const found = (resources: Texts): readonly string[] => {
      const project = projectOf({ 'serverless.yml': service('resources:\n  - ${file(resources.yml):wanted}\n'), ...resources });
      return project.findings().map(({ ruleId, at: { path, start } }) => `${ruleId} ${path}:${String(start.line + 1)}`);
    };
    const within = (line: string): Texts => ({ 'resources.yml': `wanted:\n${line}${text.replace(/^/gm, '  ').trimEnd()}\n` });
    assert.deepEqual(found(within('')), ['snapstart-invalid resources.yml:5']);
    assert.deepEqual(found({ 'resources.yml': within('')['resources.yml']?.replace('    Properties', '    # archnotes-disable-next-line snapstart-invalid -- a test\n      Properties') ?? '' }), []);
  });

  it('follows every change of its files', () => {
    const texts: Record<string, string> = { ...code, 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n') };
    const project = openProject(projectOptions);
    const give = (changed: Texts): readonly string[] => {
      Object.assign(texts, changed);
      project.apply(Object.entries(changed).map(([path, text]) => ({ kind: 'text', path, text })));
      for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
      assert.deepEqual(declared(project), declared(projectOf(texts)));
      return declared(project).map((line) => line.split(' ')[0] ?? '');
    };
    assert.deepEqual(give(texts), []);
    assert.deepEqual(give({ 'shop/functions.yml': orders }), ['orders']);
    assert.deepEqual(give({ 'shop/functions.yml': `${orders}${stock}` }), ['orders', 'stock']);
    assert.deepEqual(give({ 'shop/functions.yml': 'stock: ${file(stock.yml)}\n', 'shop/stock.yml': 'handler: src/stock.read\n' }), ['stock']);
    assert.deepEqual(give({ 'shop/stock.yml': 'handler: src/orders.take\n' }), ['stock']);
    assert.deepEqual(give({ 'shop/serverless.yml': service('functions: {}\n') }), []);
    assert.deepEqual(give({ 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n') }), ['stock']);
    project.apply([{ kind: 'removed', path: 'shop/stock.yml' }]);
    assert.deepEqual(project.wanted(), []);
    assert.deepEqual(declared(project), []);
  });

  it('says where a file that it takes in is broken', () => {
    const broken = projectOf({ ...code, 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n'), 'shop/functions.yml': `${orders}\tbad: tab\n` });
    assert.deepEqual(broken.findings().flatMap(({ ruleId, at }) => (ruleId === 'internal/syntax-error' ? [`${at.path}:${String(at.start.line + 1)}`] : [])), ['shop/functions.yml:3']);
  });

  it('is linked to from diagrams, wherever a function stands', () => {
    const broken = (link: string): number => {
      const page = `\`\`\`mermaid\nflowchart LR\n  a[Orders]\n  %% archnotes: a -> ${link}\n\`\`\`\n`;
      const project = projectOf({ ...code, 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n'), 'shop/functions.yml': orders, 'README.md': page });
      return project.findings().filter(({ ruleId }) => ruleId === 'mermaid-link-broken').length;
    };
    assert.deepEqual(['shop/functions.yml#orders', 'shop/functions.yml#OrdersLambdaFunction', 'shop/functions.yml#nobody'].map(broken), [0, 0, 1]);
  });

  it('leaves alone what is read for one rule and is no template', () => {
    const texts: Texts = { ...code, 'shop/serverless.yml': service('functions: ${file(functions.yml)}\n'), 'shop/functions.yml': orders, 'shop/chart.yaml': 'kind: AWS::Lambda\nlist: [\n' };
    const project = openProject({ ...projectOptions, judges: ['redis-eager-connect'] });
    project.apply(Object.entries(texts).map(([path, text]) => ({ kind: 'text', path, text })));
    for (let wanted = project.wanted(); wanted.length > 0; wanted = project.wanted()) project.apply(wanted.map((path) => ({ kind: 'text', path, text: texts[path] ?? '' })));
    assert.deepEqual(project.findings().map(({ ruleId, at: { path } }) => `${ruleId} ${path}`), ['redis-eager-connect shop/src/orders.ts']);
  });

  it('leaves files alone that nobody takes in', () => {
    const project = projectOf({ 'serverless.yml': service('functions: {}\n'), 'broken.yml': 'a:\n\tb: 1\n', 'list.json': '[' });
    assert.deepEqual(project.findings(), []);
  });
});
