import assert from 'node:assert/strict';
import { looksLikeTemplate, parseInfrastructure } from '../../../src/core/languages/template.ts';
import { stringAt, valueAt } from '../../../src/core/model/property.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../../../src/core/model/template.ts';

function parse(text: string, path = 'template.yaml'): TemplateFacts {
  const facts = parseInfrastructure(path, text, 'hash');
  assert.ok(facts, `${path} is a template`);
  return facts;
}

function resource(text: string, name: string): Resource {
  const found = parse(text).resources.find((each) => each.name === name);
  assert.ok(found, name);
  return found;
}

function listAt(value: PropertyValue, ...path: readonly string[]): readonly unknown[] {
  const list = valueAt(value, ...path);
  return list?.kind === 'list' ? list.items.map((item) => (item.kind === 'string' ? item.value : item.kind)) : [];
}

describe('a CloudFormation template', () => {
  const table = 'Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n';

  it('is told by what only templates have', () => {
    const verdicts: readonly (readonly [string, string, TemplateFacts['dialect'] | undefined])[] = [
      ['stack.yaml', table, 'cloudformation'],
      ['stack.yml', "AWSTemplateFormatVersion: '2010-09-09'\n", 'cloudformation'],
      ['stack.json', '{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}', 'cloudformation'],
      ['stack.template', '\n {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}', 'cloudformation'],
      ['stack.template', table, 'cloudformation'],
      ['stack.yaml', 'Transform: AWS::Serverless-2016-10-31\n', 'sam'],
      ['stack.yaml', 'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n', 'sam'],
      ['stack.yaml', 'Resources:\n  F:\n    Type: AWS::Serverless::Function\n', 'sam'],
      ['stack.yaml', 'Resources:\n  F:\n    Type: Deployment\n', undefined],
      ['template.yaml', 'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\n', undefined],
      ['stack.yaml', '- AWS::Lambda::Function\n', undefined],
      ['stack.yaml', '', undefined],
      ['stack.yaml', 'kind: ConfigMap\n---\n' + table, 'cloudformation'],
    ];
    for (const [path, text, dialect] of verdicts) assert.equal(parseInfrastructure(path, text, 'h')?.dialect, dialect, text);
  });

  it('gives resources with their places', () => {
    const text = "Resources:\r\n  # 주문\r\n  Orders:\r\n    Type: 'AWS::Lambda::Function'\r\n    Properties:\r\n      Handler: a.b\r\nOutputs: {}\r\n";
    const orders = resource(text, 'Orders');
    assert.equal(orders.type, 'AWS::Lambda::Function');
    assert.equal(text.slice(orders.nameRange.start, orders.nameRange.end), 'Orders');
    assert.ok(text.slice(orders.range.start, orders.range.end).startsWith('Orders:'));
    assert.ok(text.slice(orders.range.start, orders.range.end).endsWith('Handler: a.b'));
    assert.equal(parse(text).lineStarts.length, 8);
  });

  it('skips what is no resource', () => {
    const text = `${table}  "Fn::ForEach::Topics": [Name, [a], {T: {Type: AWS::SNS::Topic}}]\n  Typeless: {}\n  Null:\n`;
    assert.deepEqual(parse(text).resources.map((each) => each.name), ['Orders']);
  });

  it('says why a file that is named like one cannot be read, and what could be', () => {
    const text = `${table}  Broken:\n\t  Type: AWS::SNS::Topic\n`;
    const facts = parse(text);
    assert.match(facts.syntaxError?.message ?? '', /tabs/);
    assert.deepEqual(facts.resources.map((each) => each.name).slice(0, 1), ['Orders']);
    const hopeless = parse('this: is: not\n  yaml: [');
    assert.ok(hopeless.syntaxError);
    assert.deepEqual(hopeless.resources, []);
    assert.ok(parse('{"Resources": ', 'infra/template.json').syntaxError);
  });

  it('says nothing of other files, and of texts that another language writes', () => {
    assert.equal(parseInfrastructure('values.yaml', 'a: [1\nb: 2\n', 'h'), undefined);
    assert.equal(parseInfrastructure('template.yaml', `{% if prod %}\n${table}{% endif %}\n`, 'h'), undefined);
    assert.equal(parseInfrastructure('template.yaml', `${table}    Name: {{ cookiecutter.name }}-x\n`, 'h'), undefined);
    assert.ok(parseInfrastructure('template.yaml', `${table}    X: '{{resolve:ssm:/a}}'\n  \tB: 1\n`, 'h')?.syntaxError);
  });
});

describe('functions of CloudFormation', () => {
  const cases: readonly (readonly [string, string, string | undefined, readonly string[]])[] = [
    ['!Ref Table', '{"Ref": "Table"}', 'Table', ['Table']],
    ['!GetAtt Table.Arn', '{"Fn::GetAtt": ["Table", "Arn"]}', 'Table', ['Table']],
    ['!GetAtt [Table, Arn]', '{"Fn::GetAtt": "Table.Arn"}', 'Table', ['Table']],
    ['!Sub "${Table}"', '{"Fn::Sub": "${Table}"}', 'Table', ['Table']],
    ['!Sub "${Table.Arn}/*"', '{"Fn::Sub": "${Table.Arn}/*"}', undefined, ['Table']],
    ['!Sub "${!Literal}-${AWS::Region}"', '{"Fn::Sub": "${!Literal}-${AWS::Region}"}', undefined, []],
    ['!Sub ["${A}-${B}", {A: !Ref C}]', '{"Fn::Sub": ["${A}-${B}", {"A": {"Ref": "C"}}]}', undefined, ['B', 'C']],
    ['!Join ["", [a, !Ref A, !GetAtt B.Arn]]', '{"Fn::Join": ["", ["a", {"Ref": "A"}, {"Fn::GetAtt": "B.Arn"}]]}', undefined, ['A', 'B']],
    ['!If [Prod, !Ref A, 1]', '{"Fn::If": ["Prod", {"Ref": "A"}, 1]}', undefined, ['A']],
    ['!ImportValue shared', '{"Fn::ImportValue": "shared"}', undefined, []],
    ['!Ref [a]', '{"Ref": ["a"]}', undefined, []],
  ];
  for (const [short, long, reference, mentions] of cases) {
    it(`${short} is unresolved, in both forms`, () => {
      const head = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Value: ';
      const json = `{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"Value": ${long}}}}}`;
      for (const [path, text, written] of [['a.yaml', head + short, short], ['a.json', json, long], ['a.yaml', head + long, long]] as const) {
        const value = valueAt(parse(text, path).resources[0]?.properties, 'Value');
        assert.ok(value?.kind === 'unresolved', text);
        assert.equal(value.reference, reference);
        assert.deepEqual(value.mentions, mentions);
        assert.equal(text.slice(value.range.start, value.range.end), written);
      }
    });
  }

  it('a Sub without anything to substitute is its text', () => {
    const text = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: !Sub src/app.handler\n';
    assert.equal(stringAt(resource(text, 'F').properties, 'Handler'), 'src/app.handler');
  });
});

describe('SAM globals', () => {
  const text = [
    'Transform: AWS::Serverless-2016-10-31',
    'Globals:',
    '  Function:',
    '    Runtime: nodejs22.x',
    '    Timeout: 3',
    '    Layers: [shared]',
    '    Environment:',
    '      Variables: {LOG: info, TABLE: orders}',
    '    VpcConfig: !Ref Vpc',
    'Resources:',
    '  Checkout:',
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      Timeout: 10',
    '      Layers: [own]',
    '      Environment:',
    '        Variables: {TABLE: carts}',
    '      VpcConfig: {SubnetIds: [a]}',
    '  Plain:',
    '    Type: AWS::Serverless::Function',
    '  Native:',
    '    Type: AWS::Lambda::Function',
    '    Properties: {Timeout: 5}',
  ].join('\n');

  it('maps are merged, lists concatenated, anything else overridden', () => {
    const { properties } = resource(text, 'Checkout');
    assert.equal(stringAt(properties, 'Runtime'), 'nodejs22.x');
    assert.deepEqual(listAt(properties, 'Layers'), ['shared', 'own']);
    assert.equal(stringAt(properties, 'Environment', 'Variables', 'LOG'), 'info');
    assert.equal(stringAt(properties, 'Environment', 'Variables', 'TABLE'), 'carts');
    assert.deepEqual(listAt(properties, 'VpcConfig', 'SubnetIds'), ['a']);
    const timeout = valueAt(properties, 'Timeout');
    assert.ok(timeout?.kind === 'number');
    assert.equal(timeout.value, 10);
    assert.equal(text.slice(timeout.range.start, timeout.range.end), '10');
  });

  it('reach functions without properties, and no other type', () => {
    assert.equal(stringAt(resource(text, 'Plain').properties, 'Runtime'), 'nodejs22.x');
    assert.equal(stringAt(resource(text, 'Native').properties, 'Runtime'), undefined);
  });
});

describe('the glance before a template is parsed', () => {
  const verdicts: readonly (readonly [string, string, boolean])[] = [
    ['stack.yaml', 'AWSTemplateFormatVersion: 2010', true],
    ['stack.yml', 'x: AWS::Lambda::Function', true],
    ['stack.json', '"AWS::Serverless::Function"', true],
    ['stack.template', 'AAWS::Lambda', true],
    ['stack.yaml', 'x: AWS::SQS::Queue', false],
    ['stack.yaml', 'AWS', false],
    ['stack.yaml', 'ABS::Lambda AWX::Lambda', false],
    ['stack.yaml', '', false],
    ['stack.md', 'AWSTemplateFormatVersion', false],
    ['src/template.ts', 'AWS::Lambda', false],
    ['infra/template.yml', '', true],
    ['serverless.yml', '', true],
    ['my-serverless.yml', '', false],
    ['.env.template', 'A=1', false],
  ];
  for (const [path, text, expected] of verdicts) {
    it(`${path} with ${JSON.stringify(text)}: ${String(expected)}`, () => {
      assert.equal(looksLikeTemplate(path, text), expected);
      assert.equal(looksLikeTemplate(path, new TextEncoder().encode(text)), expected);
    });
  }
});
