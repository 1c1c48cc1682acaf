import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventSourcesOf } from '../../../src/core/rule/index.ts';
import { judgedIn } from '../link/connectionsIn.ts';

// What a template says of who calls a function.

const code = "import Redis from 'ioredis';\nconst redis = new Redis();\nexports.handler = async () => redis.get('price');\n";

/** The event sources of the function `Orders`, with lines under its properties and resources beside it. */
function sources(own: readonly string[], beside: readonly string[] = []): readonly string[] {
  const lines = ['Transform: AWS::Serverless-2016-10-31', 'Resources:', '  Orders:', '    Type: AWS::Serverless::Function', '    Properties:', '      CodeUri: src', '      Handler: orders.handler', '      Runtime: nodejs22.x'];
  const text = [...lines, ...own.map((line) => `      ${line}`), ...beside.map((line) => `  ${line}`), ''].join('\n');
  const { entries, resources } = judgedIn({ 'template.yaml': text, 'src/orders.js': code });
  const [entry] = entries;
  assert(entry !== undefined);
  return eventSourcesOf(entry, resources).map(({ kind, at, maximumConcurrency }) => `${kind} ${text.slice(at.range.start, at.range.end)}${maximumConcurrency === undefined ? '' : ` ${String(maximumConcurrency)}`}`);
}

describe('the event sources of a function', () => {
  it('are none where the template names none', () => assert.deepEqual(sources([]), []));

  it('are SAM’s events', () => {
    const events = ['Events:', '  Web: { Type: HttpApi }', '  Night: { Type: Schedule }', '  Jobs: { Type: SQS, Properties: { ScalingConfig: { MaximumConcurrency: 20 } } }'];
    assert.deepEqual(sources(events), ['other Web', 'schedule Night', 'queue Jobs 20']);
  });

  it('are something where they are computed', () => assert.deepEqual(sources(['Events: !If [IsLive, {}, {}]']), ['other !If [IsLive, {}, {}]']));

  it('are resources that call it', () => {
    const beside = [
      'Jobs: { Type: AWS::SQS::Queue }',
      'Records: { Type: AWS::Kinesis::Stream }',
      'FromJobs: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Orders, EventSourceArn: !GetAtt Jobs.Arn } }',
      'FromRecords: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Orders, EventSourceArn: !GetAtt Records.Arn } }',
      'FromElsewhere: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Orders, EventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:jobs" } }',
      'Hourly: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 hour), Targets: [{ Id: a, Arn: !GetAtt Orders.Arn }] } }',
      'OnUpload: { Type: AWS::Events::Rule, Properties: { EventPattern: {}, Targets: [{ Id: a, Arn: !GetAtt Orders.Arn }] } }',
      'AtNoon: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: !GetAtt Orders.Arn } } }',
      'Schema: { Type: Custom::Schema, Properties: { ServiceToken: !GetAtt Orders.Arn } }',
      'Api: { Type: AWS::ApiGatewayV2::Integration, Properties: { IntegrationUri: !Sub "arn:aws:apigateway:${Orders.Arn}/invocations" } }',
    ];
    assert.deepEqual(sources([], beside), ['queue FromJobs', 'other FromRecords', 'queue FromElsewhere', 'schedule Hourly', 'other OnUpload', 'schedule AtNoon', 'deployment Schema', 'other Api']);
  });

  it('are not what only names it', () => {
    const beside = [
      'MayCall: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref Orders } }',
      'Logs: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/aws/lambda/${Orders}" } }',
      'Slow: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: FunctionName, Value: !Ref Orders }] } }',
      'Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders } }',
    ];
    assert.deepEqual(sources([], beside), []);
  });
});
