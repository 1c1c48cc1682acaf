import assert from 'node:assert/strict';
import { parseJson } from '../../../src/core/languages/json/index.ts';
import { valueAt } from '../../../src/core/model/property.ts';
import { parseYaml } from '../../../src/core/languages/yaml/index.ts';
import type { PropertyValue } from '../../../src/core/model/template.ts';

/** The tree as plain data; unresolved values as `?`. */
function plain(value: PropertyValue | undefined): unknown {
  if (value === undefined) return undefined;
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
    case 'list':
      return value.items.map(plain);
    case 'null':
      return null;
    case 'unresolved':
      return '?';
    default:
      return value.value;
  }
}

function first(text: string): PropertyValue | undefined {
  const tree = parseYaml(text);
  assert.equal(tree.syntaxError, undefined);
  return tree.documents[0];
}

/** What the range of the value at a path covers. */
function written(text: string, ...path: readonly string[]): string | undefined {
  const value = valueAt(parseYaml(text).documents[0], ...path);
  return value === undefined ? undefined : text.slice(value.range.start, value.range.end);
}

describe('values of YAML', () => {
  const scalars: readonly (readonly [string, unknown])[] = [
    ['nodejs22.x', 'nodejs22.x'],
    ['22', 22],
    ['-3', -3],
    ['1.5e3', 1500],
    ['0x1F', 31],
    ['0o17', 15],
    ['2010-09-09', '2010-09-09'],
    ['1.2.3', '1.2.3'],
    ['true', true],
    ['False', false],
    ['yes', 'yes'],
    ['~', null],
    ['', null],
    ['"5"', '5'],
    ["'it''s'", "it's"],
    ['"\\uC11C\\uC6B8"', '서울'],
    ['!!str 12', '12'],
    ['! 12', '12'],
    ['!!int 12', 12],
    ['!Vault secret', '?'],
    ['[a, 1, {b: ~}]', ['a', 1, { b: null }]],
    ['{}', {}],
  ];
  for (const [text, expected] of scalars) {
    it(`${text === '' ? 'nothing' : text} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(plain(valueAt(first(`key: ${text}\n`), 'key')), expected);
    });
  }

  it('block scalars keep their lines, folded ones do not', () => {
    assert.deepEqual(plain(first('a: |\n  one\n  two\nb: >-\n  one\n  two\n')), { a: 'one\ntwo\n', b: 'one two' });
  });

  it('aliases are what they name, and merge keys bring what is not there', () => {
    const text = 'base: &base\n  Runtime: nodejs22.x\n  Timeout: 3\ncheckout:\n  <<: *base\n  Timeout: 10\ncopy: *base\n';
    const root = plain(first(text));
    assert.deepEqual(root, {
      base: { Runtime: 'nodejs22.x', Timeout: 3 },
      checkout: { Timeout: 10, Runtime: 'nodejs22.x' },
      copy: { Runtime: 'nodejs22.x', Timeout: 3 },
    });
  });

  it('of several merged maps the first wins, and a quoted << is a key', () => {
    const text = 'a: &a {x: 1}\nb: &b {x: 2, y: 2}\nboth: {<<: [*a, *b]}\nquoted: {"<<": *a}\n';
    assert.deepEqual(plain(valueAt(first(text), 'both')), { x: 1, y: 2 });
    assert.deepEqual(plain(valueAt(first(text), 'quoted')), { '<<': { x: 1 } });
  });

  it('an anchor belongs to its document', () => {
    const tree = parseYaml('a: &a 1\nb: *a\n---\nb: *a\n');
    assert.deepEqual(tree.documents.map(plain), [{ a: 1, b: 1 }, { b: '?' }]);
  });

  it('of a key that stands twice the last is asked', () => {
    assert.deepEqual(plain(valueAt(first('a: 1\na: 2\n'), 'a')), 2);
  });
});

describe('places in YAML', () => {
  const text = [
    '# 주문 서비스',
    'Checkout: # 결제',
    '  Handler: "src/결제.handler"  # 핸들러',
    "  Quoted: 'it''s'",
    '  Plain: two words   ',
    '  Folded: >-',
    '    one',
    '    two',
    '  List: [a, "b", ] # c ]',
    '  Commented: [a, # ]',
    '    b # ]',
    '    ]',
    '  Map: {',
    '    x: 1, # }',
    '    y: {}',
    '  }',
    '  Tagged: !Ref  Table',
    '  Anchored: &name value',
    '  Empty:',
    '  Block:',
    '    - one',
    '    - two: 2',
    '  After: 1',
    '',
  ];
  const expected: readonly (readonly [string, string])[] = [
    ['Handler', '"src/결제.handler"'],
    ['Quoted', "'it''s'"],
    ['Plain', 'two words'],
    ['Folded', 'one\n    two'],
    ['List', '[a, "b", ]'],
    ['Commented', '[a, # ]\n    b # ]\n    ]'],
    ['Map', '{\n    x: 1, # }\n    y: {}\n  }'],
    ['Tagged', '!Ref  Table'],
    ['Anchored', 'value'],
    ['Empty', ''],
    ['Block', '- one\n    - two: 2'],
    ['After', '1'],
  ];
  for (const [name, newline] of [['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']] as const) {
    for (const [key, value] of expected) {
      it(`${key} with ${name}`, () => {
        assert.equal(written(text.join(newline), 'Checkout', key), value.replaceAll('\n', newline));
      });
    }
    it(`keys with ${name}`, () => {
      const whole = text.join(newline);
      const checkout = valueAt(parseYaml(whole).documents[0], 'Checkout');
      assert.ok(checkout?.kind === 'map');
      assert.deepEqual(
        checkout.entries.map((entry) => whole.slice(entry.keyRange.start, entry.keyRange.end)),
        expected.map(([key]) => key),
      );
    });
  }

  it('an empty value stands behind its colon', () => {
    const root = parseYaml('a:\nb: 1\n').documents[0];
    assert.deepEqual(valueAt(root, 'a')?.range, { start: 2, end: 2 });
  });
});

describe('YAML that is not well-formed', () => {
  const damaged: readonly { name: string; text: string; message: RegExp; marked: string; rest: unknown }[] = [
    { name: 'a tab', text: 'a: 1\nb:\n\tc: 2\n', message: /tabs cannot indent/, marked: '\tc: 2', rest: 1 },
    { name: 'an open bracket', text: 'a: 1\nb: [1, 2\nc: 3\n', message: /not closed/, marked: 'c: 3', rest: 1 },
    { name: 'an open quote', text: 'a: 1\nb: "cut', message: /quote is not closed/, marked: 'b: "cut', rest: 1 },
    { name: 'odd indentation', text: 'a: 1\n  b: 2\nc: 3\n', message: /.+/, marked: 'b: 2', rest: undefined },
    { name: 'two colons', text: 'a: 1\nb: c: d\n', message: /.+/, marked: 'b: c: d', rest: 1 },
    { name: 'a NUL', text: 'a: 1\nb: \0', message: /NUL/, marked: 'b: \0', rest: undefined },
  ];
  for (const { name, text, message, marked, rest } of damaged) {
    it(`${name}: says where and recovers the rest`, () => {
      const { documents, syntaxError } = parseYaml(text);
      assert.ok(syntaxError);
      assert.match(syntaxError.message, message);
      assert.match(syntaxError.plain?.ko ?? '', /[가-힣]/);
      assert.equal(text.slice(syntaxError.range.start, syntaxError.range.end), marked);
      if (rest !== undefined) assert.equal(plain(valueAt(documents[0], 'a')), rest);
    });
  }

  it('recovers tags, anchors and merge keys with their places', () => {
    const text = 'base: &base {Timeout: 3}\nfn:\n  <<: *base\n  Role: !GetAtt Role.Arn\n  Name: &n "x"\n  Copy: *n\nbad: [1\nlast: 1\n';
    const root = parseYaml(text).documents[0];
    assert.deepEqual(plain(valueAt(root, 'fn')), { Role: '?', Name: 'x', Copy: 'x', Timeout: 3 });
    assert.equal(written(text, 'fn', 'Role'), '!GetAtt Role.Arn');
    assert.equal(written(text, 'fn', 'Name'), '"x"');
  });

  it('every cut of a text is read without a throw, and its places lie inside', () => {
    const text = 'a: &x [1, {b: "c"}]\nd: !Sub |\n  e\nf: {<<: *x, g: \'h\'}\n? i\n: - j\n';
    for (let end = 0; end <= text.length; end += 1) {
      const cut = text.slice(0, end);
      const { documents, syntaxError } = parseYaml(cut);
      for (const document of documents) assertInside(document, cut.length);
      if (syntaxError) assert.ok(syntaxError.range.start <= syntaxError.range.end && syntaxError.range.end <= cut.length);
    }
  });

  function assertInside(value: PropertyValue, length: number): void {
    assert.ok(value.range.start >= 0 && value.range.start <= value.range.end && value.range.end <= length, JSON.stringify(value));
    if (value.kind === 'list') for (const item of value.items) assertInside(item, length);
    if (value.kind === 'map') for (const entry of value.entries) assertInside(entry.value, length);
  }
});

describe('YAML that only the letter of the standard refuses', () => {
  const tolerated: readonly (readonly [string, string, unknown])[] = [
    ['a bracket at the margin', 'a:\n  b: [\n    1\n]\nc: 2\n', { a: { b: [1] }, c: 2 }],
    ['a comment before it', 'a:\n  b: [ # one\n    1 # two\n  # three\n\n  ]\nc: 2\n', { a: { b: [1] }, c: 2 }],
    ['a hundred empty lines before it', `d:\n${' '.repeat(90)}a: [1${'\n'.repeat(100)}]\nc: 2\n`, { d: { a: [1] }, c: 2 }],
    ['JSON at the margin', 'a:\n  b:\n    {\n  "c": {\n"d": 1\n}\n}\ne: 2\n', { a: { b: { c: { d: 1 } } }, e: 2 }],
    ['a quoted text that goes on at the margin', "a:\n  b: '{\n  x\n}'\nc: 2\n", { a: { b: '{ x }' }, c: 2 }],
  ];
  for (const [name, text, expected] of tolerated) {
    for (const newline of ['\n', '\r\n']) {
      it(`${name} (${JSON.stringify(newline)})`, () => {
        const whole = text.replaceAll('\n', newline);
        const { documents, syntaxError } = parseYaml(whole);
        assert.equal(syntaxError, undefined);
        const value = JSON.stringify(plain(documents[0])).replace(/ +/g, ' ');
        assert.equal(value, JSON.stringify(expected));
        const last = text.includes('\ne:') ? 'e' : 'c';
        assert.equal(written(whole, last), '2');
      });
    }
  }
});

describe('YAML and JSON made to hurt', () => {
  function bomb(levels: number): string {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level <= levels; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    return `${lines.join('\n')}\n`;
  }

  function count(value: PropertyValue): number {
    if (value.kind === 'list') return value.items.reduce((sum, item) => sum + count(item), 1);
    return value.kind === 'map' ? value.entries.reduce((sum, entry) => sum + count(entry.value), 1) : 1;
  }

  it('aliases stand for at most some hundred thousand values', () => {
    for (const suffix of ['', 'broken: [1\nend: 1\n']) {
      const root = parseYaml(bomb(12) + suffix).documents[0];
      assert.ok(root);
      const values = count(root);
      assert.ok(values > 1000 && values < 1_000_000, String(values));
    }
  });

  it('merge chains stand for as many', () => {
    const lines = ['m0: &m0 {k0: 0}'];
    for (let index = 1; index < 3000; index += 1) lines.push(`m${index}: &m${index} {<<: *m${index - 1}, k${index}: 0}`);
    const root = parseYaml(`${lines.join('\n')}\n`).documents[0];
    assert.ok(root && count(root) < 1_000_000);
  });

  it('nesting beyond 500 is refused with words, not with a stack overflow', () => {
    const deep = 100_000;
    for (const text of ['['.repeat(deep), '['.repeat(deep) + ']'.repeat(deep), '{a: '.repeat(deep), '- '.repeat(deep)]) {
      assert.match(parseYaml(text).syntaxError?.message ?? '', /deeper than 500/);
    }
    for (const text of ['['.repeat(deep), '{"a":'.repeat(deep)]) {
      assert.match(parseJson(text).syntaxError?.message ?? '', /deeper than 500/);
    }
    assert.equal(parseYaml('['.repeat(499) + ']'.repeat(499)).syntaxError, undefined);
    assert.equal(parseJson('['.repeat(499) + ']'.repeat(499)).syntaxError, undefined);
    assert.ok(parseYaml(`\tx: 1\n${'['.repeat(deep)}`).syntaxError);
  });

  it('a text beyond 10 MB is refused with words', () => {
    const text = `a: ${'x'.repeat(10 * 1024 * 1024)}`;
    assert.match(parseYaml(text).syntaxError?.message ?? '', /larger than 10 MB/);
    assert.match(parseJson(text).syntaxError?.message ?? '', /larger than 10 MB/);
  });
});
