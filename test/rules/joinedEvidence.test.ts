import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { projectOf, textsIn } from './fixtureProject.ts';

// Rules that join code and infrastructure say both numbers, and point at the lines that say them.

const rooms = path.join(__dirname, '..', '..', 'src', 'rules');

interface Case {
  readonly rule: string;
  readonly fixture: string;
  readonly finding: number;
  readonly says: readonly string[];
  readonly fixable: boolean;
  /** `message > text`, in order. */
  readonly witnesses: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'connect-timeout-exceeds-function-timeout',
    fixture: 'written-in-both',
    finding: 0,
    says: ['`connectTimeout`', '`Orders` (+1)', '1600', '8', '5'],
    fixable: true,
    witnesses: ['`Orders` may run 5 s. > 5'],
  },
  {
    rule: 'connect-timeout-exceeds-function-timeout',
    fixture: 'nobody-chose-either',
    finding: 0,
    says: ['`connectTimeout`', '`Orders`', '1000', '10', '3'],
    fixable: true,
    witnesses: ['No timeout is set for `Orders`: by default it may run 3 s. > Orders'],
  },
  {
    rule: 'pool-times-concurrency',
    fixture: 'two-functions-of-a-cluster',
    finding: 0,
    says: ['`connectionLimit`', '5', '20', '100', '90', '`aws_lambda_function.orders`', '`aws_lambda_function.stock`'],
    fixable: true,
    witnesses: [
      '`aws_rds_cluster.shop` takes 90 connections. > "90"',
      '`aws_lambda_function.orders` has up to 10 environments. > 10',
      '`aws_lambda_function.stock` has up to 10 environments. > 10',
    ],
  },
  {
    // A pool that is smaller than its own lower bound is refused by knex.
    rule: 'pool-times-concurrency',
    fixture: 'in-the-cdk',
    finding: 0,
    says: ['`pool.max`', '10', '20', '200', '`Database`'],
    fixable: false,
    witnesses: ["`Database` takes 100 connections. > '100'", '`Orders` has up to 20 environments. > 20'],
  },
  {
    // One connection each is too many, too.
    rule: 'pool-times-concurrency',
    fixture: 'too-many-environments',
    finding: 0,
    says: ['`max`', '2', '300', '600', '`Database`'],
    fixable: false,
    witnesses: ['`Database` takes 200 connections. > 200', '`Orders` has up to 300 environments. > 300'],
  },
  {
    rule: 'serverless-cache-needs-cluster',
    fixture: 'cluster-without-tls',
    finding: 0,
    says: ['`Cluster`', '`redisOptions.tls`'],
    fixable: true,
    witnesses: ['The serverless cache `Cache` is declared here. > Cache', 'Its address is given to the function here. > !GetAtt Cache.Endpoint.Address'],
  },
  {
    // TLS alone would meet certificates of other names.
    rule: 'serverless-cache-needs-cluster',
    fixture: 'names-are-resolved',
    finding: 0,
    says: ['`redisOptions.tls`, `dnsLookup`'],
    fixable: false,
    witnesses: [],
  },
  {
    rule: 'snapstart-invalid',
    fixture: 'sam-conflicts',
    finding: 2,
    says: ['`Checkout`'],
    fixable: false,
    witnesses: ['This is the other side. > 20'],
  },
];

describe('evidence of rules that join code and infrastructure', () => {
  for (const { rule, fixture, finding, says, fixable, witnesses } of cases) {
    it(`${rule}: ${fixture}`, () => {
      const texts = textsIn(path.join(rooms, rule, 'fixtures', fixture, 'invalid'));
      const found = projectOf(texts).findings().filter(({ ruleId }) => ruleId === rule)[finding];
      assert.ok(found);
      for (const language of ['en', 'ko'] as const) {
        for (const said of says) assert.ok(found.message[language].includes(said), `${said} in: ${found.message[language]}`);
        assert.doesNotMatch(found.message[language], /\{\w+\}/);
        for (const { message } of found.related) assert.doesNotMatch(message[language], /\{\w+\}/);
        assert.doesNotMatch(found.fix?.title[language] ?? '', /\{\w+\}/);
      }
      assert.equal(found.fix !== undefined, fixable);
      assert.deepEqual(found.related.map(({ at, message }) => `${message.en} > ${(texts[at.path] ?? '').slice(at.range.start, at.range.end)}`), witnesses);
    });
  }
});
