import assert from 'node:assert/strict';
import { suggestionsFrom } from '../../src/node/suggestions.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';

const suggested = (files: Readonly<Record<string, string>>): object => {
  const folder = temporaryFolder(files);
  try {
    return suggestionsFrom(folder);
  } finally {
    removeFolder(folder);
  }
};

describe('what a workspace suggests to the questions of a pattern', () => {
  it('the name of its package, without scope and as projects are named', () => {
    assert.deepEqual(suggested({ 'package.json': '{ "name": "@shop/OrderService" }' }), { 'package-name': 'order-service' });
  });

  for (const [files, infrastructure, region] of [
    [{ 'samconfig.toml': '[default.deploy.parameters]\nregion = "ap-northeast-2"\n', 'template.yaml': '' }, 'sam', 'ap-northeast-2'],
    [{ 'main.tf': 'provider "aws" {\n  region = "eu-central-1" # Frankfurt\n}\n' }, 'terraform', 'eu-central-1'],
    [{ 'prod.tfvars': 'aws_region = "us-gov-west-1"\n', 'x.tf': '' }, 'terraform', 'us-gov-west-1'],
    [{ 'cdk.json': '{}', 'serverless.yml': 'provider:\n  region: us-east-1\n' }, 'cdk', 'us-east-1'],
  ] as const) {
    it(`the dialect and the region of ${Object.keys(files).join(', ')}`, () => assert.deepEqual(suggested(files), { 'aws-region': region, infrastructure }));
  }

  it('nothing where nothing can be told', () => {
    const unknown = { 'package.json': '{ "name": ', 'serverless.yml': 'provider:\n  region: ${opt:region}\n', 'notes.md': 'region: eu-west-1\n' };
    assert.deepEqual([suggested(unknown), suggestionsFrom('/nowhere/at/all')], [{}, {}]);
  });
});
