import assert from 'node:assert/strict';
import { it } from 'mocha';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { factsOf } from './parser.ts';

/** A text, and what is expected of it, line for line. */
export type Row = readonly [text: string, expected: readonly string[]];

/** One test for each row. The path decides the dialect. */
export function rows(show: (facts: ModuleFacts) => readonly string[], table: readonly Row[], path?: string): void {
  for (const [text, expected] of table) {
    it(text.replace(/\s+/g, ' '), () => {
      assert.deepEqual(show(factsOf(text, path)), expected);
    });
  }
}
