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
});
