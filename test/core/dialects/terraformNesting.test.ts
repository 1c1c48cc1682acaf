import assert from 'node:assert/strict';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { numberAt, stringAt, stringsOf, valueAt } from '../../../src/core/model/property.ts';
import type { MapProperty } from '../../../src/core/model/template.ts';

function properties(text: string): MapProperty {
  const [template] = terraformTemplates([parseTerraform('main.tf', text, '')]);
  const [resource] = template?.resources ?? [];
  assert.ok(resource);
  return resource.properties;
}

describe('arguments of Terraform', () => {
  it('that set parts of one property are one value', () => {
    const read = properties('resource "aws_lambda_function" "a" {\n  vpc_config {\n    subnet_ids         = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }\n}\n');
    assert.deepEqual(stringsOf(valueAt(read, 'VpcConfig', 'SubnetIds')), ['subnet-1']);
    assert.deepEqual(stringsOf(valueAt(read, 'VpcConfig', 'SecurityGroupIds')), ['sg-1']);
    assert.equal(read.entries.length, 1);
  });

  it('in a block that CloudFormation has a list of are its first item', () => {
    const read = properties('resource "aws_cloudwatch_log_metric_filter" "a" {\n  metric_transformation {\n    name  = "Failures"\n    value = "1"\n  }\n}\n');
    const list = valueAt(read, 'MetricTransformations');
    assert.ok(list?.kind === 'list' && list.items.length === 1);
    assert.equal(stringAt(list.items[0], 'MetricName'), 'Failures');
    assert.equal(stringAt(list.items[0], 'MetricValue'), '1');
  });

  it('that are maps of names are lists of names and values', () => {
    const read = properties('resource "aws_cloudwatch_metric_alarm" "a" {\n  dimensions = { FunctionName = "orders" }\n}\n');
    const list = valueAt(read, 'Dimensions');
    assert.ok(list?.kind === 'list');
    assert.deepEqual(list.items.map((item) => [stringAt(item, 'Name'), stringAt(item, 'Value')]), [['FunctionName', 'orders']]);
  });

  it('in blocks that CloudFormation has a list of are its items, each with its own', () => {
    const read = properties('resource "aws_lb_listener_rule" "a" {\n  action {\n    type = "forward"\n    forward {\n      target_group {\n        arn    = "arn:old"\n        weight = 99\n      }\n      target_group {\n        arn = "arn:new"\n      }\n    }\n  }\n}\n');
    const list = valueAt(read, 'Actions');
    assert.ok(list?.kind === 'list' && list.items.length === 1);
    const groups = valueAt(list.items[0], 'ForwardConfig', 'TargetGroups');
    assert.ok(groups?.kind === 'list');
    assert.deepEqual(groups.items.map((item) => [stringAt(item, 'TargetGroupArn'), numberAt(item, 'Weight')]), [['arn:old', 99], ['arn:new', undefined]]);
    assert.equal(stringAt(list.items[0], 'Type'), 'forward');
  });

  it('that are the JSON of an object are that object, where Terraform makes it', () => {
    const queue = (policy: string): MapProperty => properties(`resource "aws_sqs_queue" "a" {\n  redrive_policy = ${policy}\n}\n`);
    assert.equal(numberAt(queue('jsonencode({ maxReceiveCount = 5 })'), 'RedrivePolicy', 'maxReceiveCount'), 5);
    assert.equal(valueAt(queue('"{\\"maxReceiveCount\\":5}"'), 'RedrivePolicy')?.kind, 'unresolved');
    assert.equal(valueAt(queue('var.policy'), 'RedrivePolicy')?.kind, 'unresolved');
  });
});
