import assert from 'node:assert/strict';
import { sameDiagrams, type DiagramMark } from '../../../src/core/diagram/sameDiagrams.ts';

/** `title:content`, one word each. */
const marks = (text: string): readonly DiagramMark[] =>
  text.split(' ').filter((word) => word !== '').map((word) => ({ title: word.slice(0, word.indexOf(':')), content: word.slice(word.indexOf(':') + 1) }));

describe('which diagram is which after an edit', () => {
  const cases: readonly (readonly [name: string, before: string, after: string, expected: readonly (number | undefined)[]])[] = [
    ['nothing changed', 'a:1 b:2', 'a:1 b:2', [0, 1]],
    ['one inserted above', 'a:1 b:2', 'n:9 a:1 b:2', [undefined, 0, 1]],
    ['one removed above', 'a:1 b:2', 'b:2', [1]],
    ['two changed places', 'a:1 b:2', 'b:2 a:1', [1, 0]],
    ['the text of one edited', 'a:1 b:2 c:3', 'a:1 b:9 c:3', [0, 1, 2]],
    ['the text of one edited that has no title', ':1 :2 :3', ':1 :9 :3', [0, 1, 2]],
    ['one inserted above another that is edited, told by its title', 'a:1 b:2', 'n:9 a:1 b:8', [undefined, 0, 1]],
    ['one renamed', 'a:1 b:2', 'a:1 z:2', [0, 1]],
    ['equal texts keep their order', ':1 :1', ':1 :1', [0, 1]],
    ['of equal titles the nearest', 'a:1 a:2', 'a:8 a:9', [0, 1]],
    ['one inserted and its neighbour edited: nobody can tell', ':1 :2', ':8 :9 :2', [undefined, undefined, 1]],
    ['all gone', 'a:1', '', []],
    ['none before', '', 'a:1', [undefined]],
  ];
  for (const [name, before, after, expected] of cases) {
    it(name, () => assert.deepEqual(sameDiagrams(marks(before), marks(after)), expected));
  }
});
