import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { positionAt } from '../../../src/core/engine/locate.ts';
import { lineStartsOf } from '../../../src/core/languages/lineStarts.ts';

describe('the position of an offset', () => {
  const text = 'a\r\nb\n🛒x\rlast';
  const starts = lineStartsOf(text);

  for (const [offset, line, character] of [[0, 0, 0], [3, 1, 0], [5, 2, 0], [7, 2, 2], [8, 2, 3], [9, 3, 0], [13, 3, 4]] as const) {
    it(`offset ${String(offset)} is line ${String(line)}, character ${String(character)}`, () => {
      assert.deepEqual(positionAt(starts, offset), { line, character });
    });
  }
});
