import assert from 'node:assert/strict';
import { orWord, quotedWords } from '../../../src/core/model/faultSentences.ts';

describe('words that would fit', () => {
  const cases = [
    [[], '', ''],
    [[':'], '`:`', '`:`'],
    [[',', ':'], '`,` or `:`', '`,` 또는 `:`'],
    [['over', 'left of', 'right of'], '`over`, `left of` or `right of`', '`over`, `left of` 또는 `right of`'],
  ] as const;
  for (const [words, en, ko] of cases) {
    it(`are said to be any one of them: ${words.length}`, () => {
      assert.deepEqual([quotedWords(words, orWord.en), quotedWords(words, orWord.ko)], [en, ko]);
    });
  }
});
