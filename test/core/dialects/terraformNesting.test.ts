import assert from 'node:assert/strict';
import { terraformTemplates } from '../../../src/core/dialects/terraform/index.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { numberAt, stringAt, stringsOf, valueAt } from '../../../src/core/model/property.ts';
import type { MapProperty, PropertyValue } from '../../../src/core/model/template.ts';

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

  it('that CloudFormation has in one list of keys are entries of it', () => {
    const read = properties('resource "aws_lb" "a" {\n  internal     = true\n  idle_timeout = 30\n  drop_invalid_header_fields = true\n}\n');
    const list = valueAt(read, 'LoadBalancerAttributes');
    assert.ok(list?.kind === 'list');
    assert.deepEqual(list.items.map((item) => stringAt(item, 'Key')), ['idle_timeout.timeout_seconds', 'routing.http.drop_invalid_header_fields.enabled']);
    assert.equal(numberAt(list.items[0], 'Value'), 30);
    assert.equal(stringAt(read, 'Scheme'), 'internal');
  });

  it('that are encoded as JSON are read where the list stands there', () => {
    const containers = (value: string): PropertyValue | undefined => valueAt(properties(`resource "aws_ecs_task_definition" "a" {\n  container_definitions = ${value}\n}\n`), 'ContainerDefinitions');
    const list = containers('jsonencode([{ name = "a", stopTimeout = 120, logConfiguration = { options = { awslogs-group = "b" } } }])');
    assert.ok(list?.kind === 'list');
    assert.equal(stringAt(list.items[0], 'Name'), 'a');
    assert.equal(numberAt(list.items[0], 'StopTimeout'), 120);
    assert.equal(stringAt(list.items[0], 'LogConfiguration', 'Options', 'awslogs-group'), 'b');
    for (const other of ['jsonencode(local.containers)', 'file("containers.json")', 'jsonencode(concat([{ name = "a" }], var.more))']) assert.equal(containers(other)?.kind, 'unresolved', other);
  });
});
