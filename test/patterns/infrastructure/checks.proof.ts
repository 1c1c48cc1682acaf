import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import type { TemplateFacts } from '../../../src/core/model/template.ts';
import type { Difference } from '../../../src/core/pattern/manifest.ts';
import { compareDialects } from './comparison.ts';
import { hclComplaints, unreadTerraform } from './hcl.ts';
import { danglingReferences } from './references.ts';
import { resourceModel } from './resourceModel.ts';
import { schemaComplaints } from './schemas.ts';

const sam = (resources: string): TemplateFacts => {
  const facts = parseInfrastructure('template.yaml', `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`, '');
  assert.ok(facts);
  return facts;
};
const complaintsOf = (resource: string): readonly string[] => schemaComplaints(sam(`  It:\n${resource}`));
const queue = (properties: string): readonly string[] => complaintsOf(`    Type: AWS::SQS::Queue\n    Properties: ${properties}\n`);

describe('the check against the schemas of AWS', () => {
  it('knows types, properties, kinds of values, and what must be there', () => {
    assert.deepEqual(queue('{ VisibilityTimeout: 30, RedrivePolicy: { maxReceiveCount: 5 }, QueueName: !Sub "${X}", Tags: [{ Key: a, Value: b }] }'), []);
    assert.match(queue('{ Visibility: 30 }').join(), /there is no property Visibility$/);
    assert.match(queue('{ VisibilityTimeout: soon }').join(), /VisibilityTimeout: integer is expected$/);
    assert.match(queue('{ Tags: [{ Name: a }] }').join(), /Tags.0: there is no property Name$/);
    assert.match(complaintsOf('    Type: AWS::SQS::Heap\n').join(), /there is no type AWS::SQS::Heap/);
    assert.match(complaintsOf('    Type: AWS::EC2::SecurityGroup\n    Properties: { VpcId: x }\n').join(), /GroupDescription is missing$/);
  });

  it('looks into the types of properties, and knows what SAM hands on', () => {
    const withProperties = (properties: string): string => complaintsOf(`    Type: AWS::Serverless::Function\n    Properties: ${properties}\n`).join();
    assert.equal(withProperties('{ LoggingConfig: { LogFormat: JSON }, VpcConfig: { SubnetIds: [a], SecurityGroupIds: [b] } }'), '');
    assert.match(withProperties('{ LoggingConfig: { Format: JSON } }'), /LoggingConfig: there is no property Format$/);
    const withEvent = (properties: string): string => withProperties(`{ Events: { Messages: { Type: SQS, Properties: ${properties} } } }`);
    assert.equal(withEvent('{ Queue: !GetAtt Q.Arn, BatchSize: 10, FunctionResponseTypes: [ReportBatchItemFailures], ScalingConfig: { MaximumConcurrency: 5 } }'), '');
    assert.match(withEvent('{ Queue: !GetAtt Q.Arn, ScalingConfig: { Maximum: 5 } }'), /ScalingConfig: there is no property Maximum$/);
    assert.match(withProperties('{ VpcConfig: { SubnetIds: a, SecurityGroupIds: [b] } }'), /SubnetIds: a list is expected$/);
  });
});

describe('the check of files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'archnotes-checks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('tells HCL from what is none', async () => {
    writeFileSync(join(folder, 'a.tf'), 'resource "aws_sns_topic" "alarms" {\n}\n');
    assert.deepEqual(await hclComplaints(folder), []);
    writeFileSync(join(folder, 'a.tf'), 'resource "aws_sns_topic" "alarms" {\n  name = = "x"\n}\n');
    assert.equal((await hclComplaints(folder)).length, 1);
  });

  it('finds names that nothing declares', () => {
    writeFileSync(join(folder, 'template.yaml'), 'Resources:\n  A: { Type: AWS::SNS::Topic, Properties: { TopicName: !Ref B, DisplayName: !Sub "${C.Arn} ${AWS::Region} ${A.Arn}" } }\nOutputs:\n  O: { Value: !GetAtt D.Arn }\n');
    assert.deepEqual(danglingReferences(folder), ['B', 'C', 'D']);
  });

  it('knows the names that SAM makes', () => {
    const output = (property: string): string => `Resources:\n  F: { Type: AWS::Serverless::Function, Properties: { ${property} } }\nOutputs:\n  O: { Value: !Ref F.Version }\n  P: { Value: !Ref ServerlessDeploymentApplication }\n`;
    writeFileSync(join(folder, 'template.yaml'), output('AutoPublishAlias: live, DeploymentPreference: { Type: AllAtOnce }'));
    assert.deepEqual(danglingReferences(folder), []);
    writeFileSync(join(folder, 'template.yaml'), output('AutoPublishAlias: live'));
    assert.deepEqual(danglingReferences(folder), ['ServerlessDeploymentApplication']);
    writeFileSync(join(folder, 'template.yaml'), output('MemorySize: 512'));
    assert.deepEqual(danglingReferences(folder), ['F.Version', 'ServerlessDeploymentApplication']);
  });

  it('finds what no table reads', () => {
    const read = (text: string): readonly string[] => unreadTerraform([parseTerraform('a.tf', text, '')]);
    assert.deepEqual(read('resource "aws_sns_topic" "a" {\n  name = "x"\n  tags = {}\n}\n'), []);
    assert.match(read('resource "aws_sns_topic" "a" {\n  nome = "x"\n}\n').join(), /what nome is/);
    assert.match(read('resource "aws_sns_heap" "a" {\n}\n').join(), /aws_sns_heap.a: no row/);
    assert.match(read('resource "aws_lambda_function" "a" {\n  vpc_config {\n    ids = []\n  }\n}\n').join(), /vpc_config.ids/);
  });
});

describe('the comparison of dialects', () => {
  const topic = (type: string): TemplateFacts => sam(`  Alarms:\n    Type: AWS::SNS::Topic\n    Properties: { DisplayName: ${type} }\n  Key: { Type: AWS::KMS::Key }\n`);
  const model = (hcl: string): ReturnType<typeof resourceModel> => resourceModel('terraform', terraformTemplates([parseTerraform('a.tf', hcl, '')]));
  const dialects = (hcl: string, displayName = 'alarms'): Parameters<typeof compareDialects>[0] => new Map([
    ['sam', resourceModel('sam', [sam(`  Alarms:\n    Type: AWS::SNS::Topic\n    Properties: { DisplayName: ${displayName} }\n`)])],
    ['terraform', model(hcl)],
  ]);
  const alike = 'resource "aws_sns_topic" "alarms" {\n  display_name = "alarms"\n}\n';
  const declared: Difference = { dialects: ['terraform'], type: 'AWS::SNS::Topic', property: 'DisplayName', reason: { en: '.', ko: '.' }, source: 'https://example.com' };

  it('is silent where they say the same', () => {
    assert.deepEqual(compareDialects(dialects(alike), []).complaints, []);
  });

  it('tells a property that differs, one that is missing, and a resource that is missing', () => {
    assert.deepEqual(compareDialects(dialects(alike, 'others'), []).complaints, ['AWS::SNS::Topic Alarms.DisplayName: sam: others · terraform: alarms']);
    assert.deepEqual(compareDialects(dialects('resource "aws_sns_topic" "alarms" {\n}\n'), []).complaints, ['AWS::SNS::Topic Alarms.DisplayName: sam: alarms · terraform: nothing']);
    assert.deepEqual(compareDialects(dialects(''), []).complaints, ['AWS::SNS::Topic Alarms: sam: there · terraform: nothing']);
  });

  it('lets pass what is declared, and knows what was declared for nothing', () => {
    const differing = compareDialects(dialects(alike, 'others'), [declared]);
    assert.deepEqual([differing.complaints, [...differing.used]], [[], [declared]]);
    assert.deepEqual([...compareDialects(dialects(alike), [declared]).used], []);
    assert.equal(compareDialects(dialects(''), [declared]).complaints.length, 1);
  });

  it('knows resources whose names the dialects make by what they say', () => {
    const rule = (name: string, port: number): string => `  ${name}: { Type: AWS::EC2::SecurityGroupIngress, Properties: { FromPort: ${port} } }\n`;
    const rules = (resources: string): ReturnType<typeof resourceModel> => resourceModel('sam', [sam(resources)]);
    const pair = (other: string): Parameters<typeof compareDialects>[0] => new Map([['sam', rules(rule('A', 80) + rule('B', 9090))], ['cdk', rules(other)]]);
    assert.deepEqual(compareDialects(pair(rule('C', 9090) + rule('D', 80)), []).complaints, []);
    assert.equal(compareDialects(pair(rule('C', 9090) + rule('D', 81)), []).complaints.join(), 'AWS::EC2::SecurityGroupIngress A.FromPort: sam: 80 · cdk: 81');
    assert.equal(compareDialects(pair(rule('C', 90) + rule('D', 81)), []).complaints.length, 4);
  });

  it('takes names and their values in whatever order', () => {
    const attributes = (...keys: readonly string[]): string => [...(resourceModel('sam', [sam(`  It:\n    Type: AWS::X::Y\n    Properties: { A: [${keys.map((key) => `{ Key: ${key}, Value: on }`).join()}] }\n`)])[0]?.properties ?? [])].sort().join();
    assert.equal(attributes('a.b', 'c'), 'A.a.b,on,A.c,on');
    assert.equal(attributes('c', 'a.b'), attributes('a.b', 'c'));
  });

  it('tells references by what they lead to', () => {
    const [alarms] = resourceModel('sam', [topic('!Ref Key')]);
    assert.equal(alarms?.properties.get('DisplayName'), '(from AWS::KMS::Key)');
    const [other] = resourceModel('sam', [topic('!Ref Parameter')]);
    assert.equal(other?.properties.get('DisplayName'), '(from outside)');
  });
});
