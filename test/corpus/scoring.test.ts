import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelsFile, scoreRepository, sumScores, type Label } from './scoring.ts';

const place: Label = {
  repo: 'owner/shop',
  commit: '0'.repeat(40),
  path: 'src/cache.ts',
  line: 3,
  construct: 'new Redis()',
  verdict: 'eager',
  family: 'ioredis',
  form: 'module const',
  reason: 'Connects at once.',
  handlerEvidence: 'serverless.yml',
  alsoAccept: ['src/handler.ts:1'],
  group: null,
};

const found = (path: string, line: number, ruleId = 'redis-eager-connect') => ({ ruleId, path, line });

describe('the score against labels', () => {
  it('counts a finding at the fault or one of its other places as right', () => {
    for (const finding of [found('src/cache.ts', 3), found('src/handler.ts', 1)]) {
      const score = scoreRepository([place], [finding]);
      assert.deepEqual([score.right, score.wrong, score.missed], [1, [], []]);
      assert.deepEqual(score.families, new Map([['ioredis', { faults: 1, found: 1 }]]));
    }
  });

  it('counts one anywhere else, or at a place that is in order, as wrong and the fault as missed', () => {
    for (const labels of [[place], [place, { ...place, line: 9, verdict: 'ok' as const }]]) {
      const score = scoreRepository(labels, [found('src/cache.ts', 9)]);
      assert.deepEqual([score.right, score.wrong], [0, ['src/cache.ts:9 redis-eager-connect']]);
      assert.deepEqual(score.missed, ['src/cache.ts:3 ioredis: module const']);
    }
  });

  it('counts one at a debatable place as neither', () => {
    const score = scoreRepository([{ ...place, verdict: 'debatable' }], [found('src/cache.ts', 3)]);
    assert.deepEqual([score.right, score.wrong, score.neutral, score.missed], [0, [], 1, []]);
  });

  it('leaves out other rules, and tests', () => {
    const score = scoreRepository([place], [found('src/cache.ts', 9, 'internal/syntax-error'), found('test/cache.ts', 3), found('src/cache.test.ts', 3)]);
    assert.deepEqual([score.right, score.wrong], [0, []]);
  });

  it('takes labels of one group as one fault', () => {
    const grouped = [place, { ...place, path: 'src/other.ts', alsoAccept: [] }].map((each) => ({ ...each, group: 'cache' }));
    const score = scoreRepository(grouped, [found('src/other.ts', 3)]);
    assert.deepEqual([score.right, score.missed], [1, []]);
    assert.deepEqual(score.families, new Map([['ioredis', { faults: 1, found: 1 }]]));
  });

  it('sums repositories by family, and names places after them', () => {
    const hit = scoreRepository([place], [found('src/cache.ts', 3)]);
    const miss = scoreRepository([place], [found('src/cache.ts', 4)]);
    const sum = sumScores(new Map([['a/one', hit], ['b/two', miss]]));
    assert.deepEqual([sum.right, sum.wrong], [1, ['b/two/src/cache.ts:4 redis-eager-connect']]);
    assert.deepEqual(sum.missed, ['b/two/src/cache.ts:3 ioredis: module const']);
    assert.deepEqual(sum.families, new Map([['ioredis', { faults: 2, found: 1 }]]));
  });
});

describe('labels.json', () => {
  const labels = labelsFile.parse(JSON.parse(readFileSync(join(__dirname, 'labels.json'), 'utf8')));

  it('has at least twenty faults in ten repositories, as README.md counts them', () => {
    const readme = readFileSync(join(__dirname, 'README.md'), 'utf8').replace(/\s+/g, ' ');
    const count = (verdict: Label['verdict']): number => labels.filter((label) => label.verdict === verdict).length;
    const repositories = (some: readonly Label[]): number => new Set(some.map(({ repo }) => repo)).size;
    const faulty = repositories(labels.filter(({ verdict }) => verdict === 'eager'));
    assert.ok(count('eager') >= 20 && faulty >= 10);
    assert.ok(readme.includes(`holds ${labels.length} places in ${repositories(labels)} public repositories`));
    assert.ok(readme.includes(`${count('eager')} faults (\`eager\`: opens a connection while a Lambda function loads) in ${faulty} repositories, ${count('ok')} places`));
    assert.ok(readme.includes(`${count('debatable')} where opinions may differ`));
  });

  it('names each place once, and one commit for each repository', () => {
    const places = labels.map(({ repo, path, line }) => `${repo}/${path}:${line}`);
    assert.deepEqual(places.filter((each, index) => places.indexOf(each) !== index), []);
    const commits = new Set(labels.map(({ repo, commit }) => `${repo}@${commit}`));
    assert.equal(commits.size, new Set(labels.map(({ repo }) => repo)).size);
    for (const { commit } of labels) assert.match(commit, /^[0-9a-f]{40}$/);
  });
});
