import assert from 'node:assert/strict';
import { parseJson } from '../../../src/core/languages/json/index.ts';
import { stringAt, valueAt } from '../../../src/core/model/property.ts';

describe('JSON', () => {
  it('gives values with their places, quotes included', () => {
    const text = '{\r\n\t"주문": { "Timeout": 3, "Name": "a\\u0062" }, // 주석\r\n\t"list": [true, null, -1.5e2,],\r\n}';
    const { documents, syntaxError } = parseJson(text);
    assert.equal(syntaxError, undefined);
    const slice = (...path: readonly string[]): string => {
      const value = valueAt(documents[0], ...path);
      assert.ok(value);
      return text.slice(value.range.start, value.range.end);
    };
    assert.equal(stringAt(documents[0], '주문', 'Name'), 'ab');
    assert.equal(slice('주문', 'Name'), '"a\\u0062"');
    assert.equal(slice('주문'), '{ "Timeout": 3, "Name": "a\\u0062" }');
    assert.equal(slice('list'), '[true, null, -1.5e2,]');
    const list = valueAt(documents[0], 'list');
    assert.deepEqual(list?.kind === 'list' && list.items.map((item) => item.kind), ['boolean', 'null', 'number']);
  });

  it('takes __proto__ for a key like any other', () => {
    const { documents } = parseJson('{"__proto__": {"Type": "AWS::Lambda::Function"}, "constructor": 1}');
    assert.equal(stringAt(documents[0], 'Type'), undefined);
    assert.equal(stringAt(documents[0], '__proto__', 'Type'), 'AWS::Lambda::Function');
    assert.equal(stringAt({ kind: 'map', entries: [], range: { start: 0, end: 0 } }, 'toString'), undefined);
  });

  const damaged: readonly (readonly [string, RegExp, string])[] = [
    ['{"a": }', /value is missing/, '}'],
    ['{"a" 1}', /colon is missing/, '1'],
    ['{"a": 1 "b": 2}', /comma is missing/, '"b"'],
    ["{'a': 1}", /double quotes/, "'a'"],
    ['{"a": 1', /closing brace/, ''],
    ['[1', /closing bracket/, ''],
    ['{"a": "x', /string is not closed/, '"x'],
    ['{} {}', /end of the JSON value/, '{'],
    ['', /value is missing/, ''],
    ['{"a": /*', /./, '/*'],
  ];
  for (const [text, message, marked] of damaged) {
    it(`${JSON.stringify(text)}: says what is wrong and where`, () => {
      const { syntaxError } = parseJson(text);
      assert.ok(syntaxError);
      assert.match(syntaxError.message, message);
      assert.match(syntaxError.plain?.ko ?? '', /[가-힣]/);
      assert.equal(text.slice(syntaxError.range.start, syntaxError.range.end), marked);
    });
  }

  it('recovers what stands before the damage', () => {
    assert.equal(stringAt(parseJson('{"name": "shop", "main": ').documents[0], 'name'), 'shop');
  });
});
