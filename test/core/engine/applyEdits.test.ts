import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';

const edit = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });

describe('applying edits to a text', () => {
  it('carries them out in any order, all against the text as it was', () => {
    assert.equal(applyEdits('new Redis()', [edit(10, 10, '{}'), edit(4, 9, 'Cluster')]), 'new Cluster({})');
  });

  it('carries out the same edit once, and different insertions at one place in their order', () => {
    assert.equal(applyEdits('a', [edit(1, 1, 'b'), edit(1, 1, 'b')]), 'ab');
    assert.equal(applyEdits('a', [edit(1, 1, 'b'), edit(1, 1, 'c')]), 'abc');
  });

  it('leaves out an edit that overlaps an earlier one', () => {
    assert.equal(applyEdits('abcdef', [edit(0, 3, 'X'), edit(2, 5, 'Y')]), 'Xdef');
  });
});
