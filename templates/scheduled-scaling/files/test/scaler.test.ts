import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provision } from '../src/scaler.js';
import { FakeAws } from './support/fake-aws.js';

const scaled = { functionName: 'orders', alias: 'live' };
const told = { topicArn: 'arn:aws:sns:ap-northeast-2:123456789012:scaling', reason: 'Fan meeting' };

test('scaling out and in is done on the alias, and told each time', async (context) => {
  const aws = new FakeAws();
  const clients = await aws.clients(context);
  assert.equal(await provision(clients, scaled, 1650, told), true);
  assert.equal(aws.provisioned, 1650);
  assert.equal(await provision(clients, scaled, 1, told), true);
  assert.equal(aws.provisioned, 1);
  assert.ok(aws.asked.includes('PUT /2019-09-30/functions/orders/provisioned-concurrency'));
  assert.deepEqual(aws.messages, ['scales out: 0 → 1650', 'scales in: 1650 → 1'].map((what) => ({ version: '1.0', source: 'custom', content: { title: `orders:live ${what}`, description: 'Fan meeting' } })));
});

test('what is provisioned already is neither done nor told again', async (context) => {
  const aws = new FakeAws();
  aws.provisioned = 1650;
  assert.equal(await provision(await aws.clients(context), scaled, 1650, told), false);
  assert.deepEqual([aws.asked.length, aws.messages], [1, []]);
});
