import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rangesOf } from '../typescript/ranges.ts';
import { shownCalls } from '../typescript/shown.ts';
import { factsOf } from './tables.ts';

// Texts as they come: in all alphabets and line ends, half typed, much too deep.

/** The text of every call, as its range has it. */
function callTexts(text: string): readonly string[] {
  return factsOf(text).calls.map(({ range }) => text.slice(range.start, range.end));
}

describe('Python: ranges are right to the character', () => {
  const texts: readonly (readonly [string, string, readonly string[]])[] = [
    ['behind Korean comments and emoji', '# 주문 🛒 연결\nstock = connect("재고")\n', ['connect("재고")']],
    ['with Windows line ends', '# 주문\r\nif True:\r\n\tstock = connect(\r\n\t\t"h",\r\n\t)\r\n', ['connect(\r\n\t\t"h",\r\n\t)']],
    ['inside f-strings', 'label = f"주문 {find(1)!r:>{wide(2)}} 🛒" + show(3)', ['find(1)', 'show(3)']],
    ['behind strings of three quotes', 'text = """\n한국어 "따옴표"\n"""; go()', ['go()']],
    ['of decorators', '@retry(times=3)\ndef load():\n    pass\n', ['retry(times=3)', '@retry(times=3)']],
    ['with line continuations', 'stock = \\\n    connect()', ['connect()']],
  ];
  for (const [name, text, expected] of texts) {
    it(name, () => {
      assert.deepEqual(callTexts(text), expected);
    });
  }

  it('of the parentheses, the names and the arguments', () => {
    const text = '재고 = connect( host = "h" )';
    const [call] = factsOf(text).calls;
    const range = call?.argumentsRange;
    assert.equal(range === undefined ? undefined : text.slice(range.start, range.end), ' host = "h" ');
    assert.deepEqual(call?.arguments.map((argument) => [text.slice(argument.range.start, argument.range.end), argument.keywords]), [['host = "h"', true]]);
  });
});

describe('Python: what is half typed is uncertain, and no more than that', () => {
  const halfTyped: readonly string[] = ['conn = connect(host=\ndef handler(event, context):\n    return 1\n', 'conn = connect("h", \ncart = 1\n', 'if conn is\n    connect()\n', 'def handler(event, context)\n    connect()\n'];
  for (const text of halfTyped) {
    it(text.replace(/\s+/g, ' '), () => {
      const connects = shownCalls(factsOf(text)).filter((shown) => shown.includes('connect('));
      for (const shown of connects) assert.match(shown, /\[\?\]/);
    });
  }

  it('leaves the statements around it alone', () => {
    assert.deepEqual(shownCalls(factsOf('first()\nx = connect( = 3\nsecond(\n\ndef handler(event, context):\n    third()\n')).at(0), ':first()');
    assert.deepEqual(shownCalls(factsOf('first()\nx = = make()\nlast()\n')), [':first()', '[?] :make()', ':last()']);
  });
});

describe('Python: texts that nobody can read', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['a thousand parentheses', `x = ${'('.repeat(1000)}connect()${')'.repeat(1000)}`],
    ['a hundred thousand open parentheses', '('.repeat(100_000)],
    ['a thousand blocks', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('')],
    ['twenty thousand calls in a row', `x = a${'.b()'.repeat(20_000)}`],
    ['lone surrogates', 'x = connect("\ud800")\n\udfff = 1'],
    ['a null character', 'x = 1\0\ny()'],
    ['nothing', ''],
    ['no Python at all', '<html>\n<body onload="go()">\n{{ x }}'],
  ];
  for (const [name, text] of texts) {
    it(name, () => {
      const facts = factsOf(text);
      for (const { start, end } of rangesOf(facts)) assert(start >= 0 && start <= end && end <= text.length);
    });
  }
});
