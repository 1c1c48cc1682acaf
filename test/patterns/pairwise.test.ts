import assert from 'node:assert/strict';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import { parseManifest } from '../../src/core/pattern/parseManifest.ts';
import { conditionHolds } from '../../src/core/pattern/question.ts';
import { candidates, pairwiseAnswers } from './pairwise.ts';
import { must } from './generated.ts';
import { stockManifest } from './stockPattern.ts';

describe('the matrix of answers', () => {
  const { questions } = must(parseManifest('pattern.json', JSON.stringify(stockManifest())));
  const rows = pairwiseAnswers(questions);

  it('holds nothing but answers that are accepted as they are', () => {
    for (const row of rows) assert.deepEqual(must(resolveAnswers(questions, row)), row);
  });

  it('holds every pair of answers that can meet', () => {
    const singles = questions.flatMap((question) => candidates(question).map((value) => ({ question, value })));
    const meetings = singles.flatMap((one) => singles.filter(({ question }) => question.id > one.question.id).map((other) => [one, other] as const));
    const possible = meetings.filter(([one, other]) => [one, other].every(({ question: { when } }) => conditionHolds(when, { [one.question.id]: one.value, [other.question.id]: other.value }) || when?.['cached'] !== undefined && ![one, other].some(({ question }) => question.id === 'cached')));
    for (const [one, other] of possible) {
      assert.ok(rows.some((row) => row[one.question.id] === one.value && row[other.question.id] === other.value), `${one.question.id}=${one.value} ${other.question.id}=${other.value}`);
    }
    assert.ok(possible.length > 10);
  });

  it('tries no row for answers that cannot meet', () => {
    const choice = (id: string, when: object, values: readonly string[]): object => ({
      id, type: 'choice', label: { en: '?', ko: '?' }, help: { en: '.', ko: '.' }, when, default: values[0],
      choices: values.map((value) => ({ value, label: { en: value, ko: value } })),
    });
    const branches = [choice('kind', {}, ['a', 'b', 'c']), choice('ofA', { kind: 'a' }, ['1', '2']), choice('ofB', { kind: ['b', 'c'] }, ['3', '4']), choice('ofC', { kind: ['a', 'c'], ofB: '4' }, ['5', '6'])];
    const manifest = { ...stockManifest(), questions: branches, files: [{ from: 'files/cache.ts', to: 'cache.ts' }] };
    const tried = pairwiseAnswers(must(parseManifest('pattern.json', JSON.stringify(manifest))).questions).map((row) => Object.values(row).join(''));
    assert.deepEqual([...tried].sort(), ['a1', 'a2', 'b3', 'b4', 'c3', 'c45', 'c46']);
  });
});
