import assert from 'node:assert/strict';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { functionsOf } from '../../../src/core/link/functions.ts';
import type { LambdaFunction } from '../../../src/core/model/lambdaFunction.ts';
import type { TemplateFacts } from '../../../src/core/model/template.ts';

function templateOf(text: string, path: string): TemplateFacts {
  const facts = parseInfrastructure(path, text, 'hash');
  assert.ok(facts, `${path} is a template`);
  return facts;
}

function functionsIn(text: string, path = 'template.yaml'): readonly LambdaFunction[] {
  return functionsOf([templateOf(text, path)]);
}

const sam = (properties: string, beside = ''): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: a.b, ${properties}}\n${beside}`;
const cloudFormation = (beside = ''): string => `Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties: {Handler: a.b, FunctionName: orders}\n${beside}`;
const beside = (type: string, properties: string): string => `  Beside:\n    Type: ${type}\n    Properties: {${properties}}\n`;

describe('functions: whether a version is published', () => {
  const cases: readonly (readonly [string, string, LambdaFunction['versions'], string?])[] = [
    ['SAM, nothing said', sam('Runtime: java21'), 'none'],
    ['SAM, an alias', sam('AutoPublishAlias: live'), 'published'],
    ['SAM, the name of the alias computed', sam('AutoPublishAlias: !Ref Stage'), 'unresolved'],
    ['SAM, no value', sam('AutoPublishAlias: !Ref AWS::NoValue'), 'none'],
    ['CloudFormation, nothing said', cloudFormation(), 'none'],
    ['CloudFormation, a version', cloudFormation(beside('AWS::Lambda::Version', 'FunctionName: !Ref Orders')), 'published'],
    ['CloudFormation, an alias by name', cloudFormation(beside('AWS::Lambda::Alias', 'FunctionName: orders, FunctionVersion: 3')), 'published'],
    ['CloudFormation, a version of something else', cloudFormation(beside('AWS::Lambda::Version', 'FunctionName: !ImportValue stock')), 'unresolved'],
    ['serverless.yml, SnapStart', 'service: s\nprovider: {name: aws}\nfunctions:\n  orders: {handler: a.b, snapStart: true}\n', 'published', 'serverless.yml'],
    ['serverless.yml, without', 'service: s\nprovider: {name: aws}\nfunctions:\n  orders: {handler: a.b}\n', 'none', 'serverless.yml'],
  ];
  for (const [name, text, versions, path] of cases) {
    it(name, () => {
      assert.deepEqual(functionsIn(text, path).map((each) => each.versions), [versions]);
    });
  }

  it('in every file of a Terraform module, and not in that of another', () => {
    const functionText = 'resource "aws_lambda_function" "orders" {\n  handler = "a.b"\n}\n';
    const alias = 'resource "aws_lambda_alias" "live" {\n  function_name = aws_lambda_function.orders.function_name\n}\n';
    const facts = (path: string, text: string): readonly TemplateFacts[] => terraformTemplates([parseTerraform(path, text, 'hash')]);
    const module = terraformTemplates([parseTerraform('infra/main.tf', functionText, 'hash'), parseTerraform('infra/alias.tf', alias, 'hash')]);
    assert.deepEqual(functionsOf(module).map(({ versions }) => versions), ['published']);
    const modules = [...facts('infra/main.tf', functionText), ...facts('other/alias.tf', alias)];
    assert.deepEqual(functionsOf(modules).map(({ versions }) => versions), ['none']);
  });
});

describe('functions: how long they may run', () => {
  const serverless = (provider: string, own: string): string => `service: s\nprovider: ${provider}\nfunctions:\n  orders: {handler: a.b, ${own}}\n`;
  const cases: readonly (readonly [string, string, readonly [number | undefined, boolean], string?])[] = [
    ['Lambda’s default', sam('Runtime: java21'), [3, false]],
    ['a number', sam('Timeout: 30'), [30, true]],
    ['a number in quotes', sam('Timeout: "30"'), [30, true]],
    ['a parameter', sam('Timeout: !Ref Seconds'), [undefined, true]],
    ['the default of serverless.yml', serverless('{name: aws}', 'memorySize: 512'), [6, false], 'serverless.yml'],
    ['of provider', serverless('{name: aws, timeout: 20}', 'memorySize: 512'), [20, true], 'serverless.yml'],
    ['of the function before that of provider', serverless('{name: aws, timeout: 20}', 'timeout: 5'), [5, true], 'serverless.yml'],
    ['a variable', serverless('{name: aws}', 'timeout: "${self:custom.seconds}"'), [undefined, true], 'serverless.yml'],
    ['a provider from elsewhere', serverless('${file(provider.yml)}', 'memorySize: 512'), [undefined, false], 'serverless.yml'],
  ];
  for (const [name, text, expected, path] of cases) {
    it(name, () => {
      assert.deepEqual(functionsIn(text, path).map(({ configuration: { timeLimit } }) => [timeLimit.seconds, timeLimit.written]), [expected]);
    });
  }

  it('a default is shown at the name of the function', () => {
    const text = sam('Runtime: java21');
    const places = functionsIn(text).map(({ configuration: { timeLimit } }) => text.slice(timeLimit.at.range.start, timeLimit.at.range.end));
    assert.deepEqual(places, ['Orders']);
  });
});
