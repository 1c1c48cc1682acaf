import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { projectOf } from '../../rules/fixtureProject.ts';

// Findings that another linter of the team has as well are left to it; those that it does not have stay.

const function_ = (runtime: string, more: string): string => `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { Handler: orders.handler, Runtime: ${runtime}, SnapStart: { ApplyOn: PublishedVersions }, Code: src${more} }
`;
const handler = (library: string, call: string): Readonly<Record<string, string>> => ({
  'template.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: src, Handler: orders.handler, Runtime: python3.13 }\n',
  'src/orders.py': `import ${library}\n\ndef handler(event, context):\n    client = ${call}\n    return client.get('a')\n`,
});

function said(texts: Readonly<Record<string, string>>, peers: readonly string[]): readonly string[] {
  const findings = projectOf({ ...texts, 'archnotes.json': JSON.stringify({ peers }) }).findings();
  return findings.filter(({ ruleId }) => ['snapstart-invalid', 'client-in-handler'].includes(ruleId)).map(({ ruleId, messageId }) => `${ruleId} ${messageId}`);
}

describe('peers', () => {
  it('leaves to cfn-lint what it checks of SnapStart, and keeps the rest', () => {
    const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      [function_('nodejs22.x', ''), ['snapstart-invalid runtime'], []],
      [function_('python3.13', ''), ['snapstart-invalid noVersion'], []],
      [function_('python3.13', ', EphemeralStorage: { Size: 1024 }'), ['snapstart-invalid storage'], ['snapstart-invalid storage']],
    ];
    for (const [template, alone, beside] of cases) {
      assert.deepEqual(said({ 'template.yaml': template }, []), alone);
      assert.deepEqual(said({ 'template.yaml': template }, ['cfn-lint']), beside);
      assert.deepEqual(said({ 'template.yaml': template }, ['sonarqube']), alone);
    }
    const serverless = { 'serverless.yml': 'service: shop\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n  orders: { handler: src/orders.handler, snapStart: true }\n' };
    assert.deepEqual(said(serverless, ['cfn-lint']), ['snapstart-invalid runtime'], 'it does not read serverless.yml');
  });

  it('leaves to Sonar the clients in handlers that it knows', () => {
    const redis = handler('redis', 'redis.Redis()');
    assert.deepEqual(said(redis, []), ['client-in-handler connects']);
    assert.deepEqual(said(redis, ['sonarqube']), []);
    const mongo = handler('pymongo', 'pymongo.MongoClient()');
    assert.deepEqual(said(mongo, ['sonarqube']), said(mongo, []));
    assert.equal(said(mongo, []).length, 1);
  });
});
