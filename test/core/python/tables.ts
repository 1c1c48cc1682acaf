import assert from 'node:assert/strict';
import { it } from 'mocha';
import { parsePython } from '../../../src/core/languages/python/index.ts';
import type { ModuleFacts } from '../../../src/core/model/module.ts';

/** A text, and what is expected of it, line for line. */
export type Row = readonly [text: string, expected: readonly string[]];

export function factsOf(text: string): ModuleFacts {
  return parsePython('orders/app.py', text, 'hash');
}

/** One test for each row. */
export function rows(show: (facts: ModuleFacts) => readonly string[], table: readonly Row[]): void {
  for (const [text, expected] of table) {
    it(text.replace(/\s+/g, ' '), () => {
      assert.deepEqual(show(factsOf(text)), expected);
    });
  }
}
