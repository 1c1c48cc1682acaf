import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { edits, type Edit } from './edits.ts';
import { parseModule } from './parser.ts';
import { rangesOf } from './ranges.ts';
import { realFiles, type RealFile } from './realFiles.ts';

/** The calls, constructions and imports of a file by what stands there, which is the same before and after an edit. */
function textsOf(facts: ModuleFacts, text: string): readonly string[] {
  return [...facts.calls, ...facts.imports].map(({ range }) => text.slice(range.start, range.end).slice(0, 60));
}

/** The share of `before` that `after` still has. */
function keptShare(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of after) left.set(text, (left.get(text) ?? 0) + 1);
  const kept = before.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  });
  return kept.length / before.length;
}

function recovery(files: readonly RealFile[], edit: Edit): number {
  const shares = files.flatMap(({ path, text }) => {
    const before = textsOf(parseModule(path, text, 'hash'), text);
    if (before.length === 0) return [];
    const typed = edit.apply(text);
    const facts = parseModule(path, typed, 'hash');
    for (const { start, end } of rangesOf(facts)) assert.ok(0 <= start && start <= end && end <= typed.length, `${path}: ${start}-${end}`);
    return [keptShare(before, textsOf(facts, typed))];
  });
  assert.ok(shares.length >= 100, `${shares.length} files`);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe('facts of half-typed files', function () {
  this.timeout(120_000);
  const files = realFiles().filter(({ text }) => text.length < 30_000 && text.split('\n').length > 20).filter((_, index) => index % 4 === 0);

  for (const edit of edits) {
    // An open backtick swallows the text up to the next one, as it does in every parser.
    const least = edit.name === 'an open backtick' ? 0.5 : 0.9;
    it(`keep ${least * 100} % of calls and imports with ${edit.name}`, () => {
      const share = recovery(files, edit);
      assert.ok(share >= least, share.toFixed(3));
    });
  }
});
