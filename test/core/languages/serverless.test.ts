import assert from 'node:assert/strict';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { stringAt, valueAt } from '../../../src/core/model/property.ts';
import type { Resource } from '../../../src/core/model/template.ts';

function resources(text: string, path = 'serverless.yml'): readonly Resource[] {
  const facts = parseInfrastructure(path, text, 'hash');
  assert.ok(facts);
  assert.equal(facts.dialect, 'serverless');
  return facts.resources;
}

describe('serverless.yml', () => {
  const text = [
    'service: shop',
    'provider:',
    '  name: aws',
    '  runtime: nodejs22.x',
    '  timeout: 6',
    '  environment:',
    '    STAGE: ${sls:stage}',
    '    LOG: info',
    'functions:',
    '  checkout: # 결제',
    '    handler: src/checkout.handler',
    '    timeout: 10',
    '    provisionedConcurrency: 5',
    '    environment: {LOG: debug}',
    '    events:',
    '      - httpApi: POST /checkout',
    '  report:',
    '    handler: ${self:custom.folder}/report.handler',
    '    runtime: python3.13',
    'resources:',
    '  Resources:',
    '    Table:',
    '      Type: AWS::DynamoDB::Table',
    '      Properties:',
    '        TableName: !Sub "orders-${AWS::Region}"',
  ].join('\n');

  it('gives functions with the names that CloudFormation has', () => {
    const [checkout] = resources(text);
    assert.ok(checkout);
    assert.equal(checkout.name, 'checkout');
    assert.equal(checkout.type, 'AWS::Lambda::Function');
    assert.equal(text.slice(checkout.nameRange.start, checkout.nameRange.end), 'checkout');
    const { properties } = checkout;
    assert.deepEqual(
      properties.entries.map((entry) => entry.key),
      ['Handler', 'Timeout', 'ProvisionedConcurrencyConfig', 'Environment', 'Runtime', 'Events'],
    );
    const timeout = valueAt(properties, 'Timeout');
    assert.equal(timeout?.kind === 'number' && timeout.value, 10);
    assert.equal(stringAt(properties, 'Runtime'), 'nodejs22.x');
    assert.equal(stringAt(properties, 'Environment', 'Variables', 'LOG'), 'debug');
    assert.equal(valueAt(properties, 'Environment', 'Variables', 'STAGE')?.kind, 'unresolved');
    const concurrency = valueAt(properties, 'ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions');
    assert.equal(concurrency && text.slice(concurrency.range.start, concurrency.range.end), '5');
  });

  it('leaves variables unresolved', () => {
    const report = resources(text)[1];
    assert.equal(valueAt(report?.properties, 'Handler')?.kind, 'unresolved');
    assert.equal(stringAt(report?.properties, 'Runtime'), 'python3.13');
  });

  it('reads the CloudFormation resources too', () => {
    assert.deepEqual(resources(text).map((each) => each.type).slice(2), ['AWS::DynamoDB::Table']);
    const list = 'resources:\n  - Resources:\n      Q: {Type: AWS::SQS::Queue}\n  - ${file(resources/topic.yml)}\n';
    assert.deepEqual(resources(list).map((each) => each.name), ['Q']);
  });

  const shapes: readonly (readonly [string, string, readonly string[]])[] = [
    ['functions as a list of maps', 'functions:\n  - a: {handler: a.b}\n    b: {handler: b.c}\n  - c: {handler: c.d}\n', ['a', 'b', 'c']],
    ['functions from a file', 'functions: ${file(functions.yml)}\n', []],
    ['a list with files', 'functions:\n  - ${file(a.yml)}\n  - b: {handler: b.c}\n  - c: ${file(c.yml)}\n', ['b']],
    ['no functions', 'service: shop\n', []],
    ['provider as a string', 'provider: aws\nfunctions:\n  a: {handler: a.b}\n', ['a']],
    ['anchors', 'x-base: &base {timeout: 3}\nfunctions:\n  a:\n    <<: *base\n    handler: a.b\n', ['a']],
    ['keys that objects have', 'functions:\n  constructor: {handler: a.b, toString: 1, __proto__: 2}\n', ['constructor']],
  ];
  for (const [name, source, expected] of shapes) {
    it(name, () => {
      assert.deepEqual(resources(`service: x\n${source.replace(/^service.*\n/, '')}`).map((each) => each.name), expected);
    });
  }

  it('reads serverless.json', () => {
    const json = '{"service": "x", "provider": {"name": "aws"}, "functions": {"a": {"handler": "a.b"}}}';
    assert.equal(stringAt(resources(json, 'api/serverless.json')[0]?.properties, 'Handler'), 'a.b');
  });

  it('is silent for other clouds and other files of that name', () => {
    for (const other of ['provider:\n  name: google\nfunctions:\n  a: {handler: a}\n', 'provider: azure\n', 'just: text\n', '']) {
      assert.equal(parseInfrastructure('serverless.yml', other, 'h'), undefined, other);
    }
  });

  it('says why it cannot be read', () => {
    const facts = parseInfrastructure('serverless.yml', 'functions:\n\ta:\n\t\thandler: a.b\n', 'h');
    assert.match(facts?.syntaxError?.message ?? '', /tabs/);
  });
});
