import assert from 'node:assert/strict';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { compileTogether, discard } from './generated.ts';
import { pairwiseAnswers } from './pairwise.ts';
import { generateLinked } from './scaffolds.ts';

/** Rows of a pattern's matrix that plain `npm test` tries. */
const bounded = 3;
const isWhole = process.env['ARCHNOTES_MATRIX'] === 'all';

describe(`${isWhole ? 'all' : 'some'} pairs of answers`, function () {
  this.timeout(600_000);
  const projects: string[] = [];
  after(() => projects.forEach(discard));

  it('give strict TypeScript, all in one program', () => {
    for (const pattern of listPatterns([]).patterns) {
      const rows = pairwiseAnswers(pattern.manifest.questions);
      assert.ok(rows.length > 1, pattern.manifest.id);
      for (const answers of isWhole ? rows : rows.slice(0, bounded)) projects.push(generateLinked(pattern, answers));
    }
    assert.deepEqual(compileTogether(projects), []);
  });
});
