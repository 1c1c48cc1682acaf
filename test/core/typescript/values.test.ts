import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { factsOf } from './parser.ts';
import { shownCalls, shownValue } from './shown.ts';
import { rows, type Row } from './tables.ts';

const ofLast = (facts: ModuleFacts): readonly string[] => {
  const init = facts.bindings.find(({ name }) => name === 'value')?.init;
  return [init === undefined ? 'nothing' : shownValue(facts, init)];
};

/** `const value = …` and what it is known to be. */
const table: readonly (readonly [text: string, value: string])[] = [
  ["'a\\u0062c\\n'", '"abc\\n"'],
  ['0x1F + 0', '?'],
  ['1_000', '1000'],
  ['-1.5e3', '-1500'],
  ['true', 'true'],
  ['null', 'null'],
  ['undefined', 'undefined'],
  ['void 0', 'undefined'],
  ['`redis://cache`', '"redis://cache"'],
  ['`redis://${host}:${port}/0`', '`redis://${}:${}/0`'],
  ["'redis://' + host + ':' + 6379 + '?lazyConnect=true'", '`redis://${}:${}?lazyConnect=true`'],
  ["'redis' + '://' + 'cache'", '"redis://cache"'],
  ['first + second', '?'],
  ['10n', '?'],
  ['/redis/', '?'],
  ['{ a: 1, "b-c": 2, 3: x, [k]: 4, ["d"]: 5, e, ...rest, get f() { return 1; }, g() {} }', '{a: 1, b-c: 2, 3: :x, [?], d: 5, e: :e, ...:rest, f: ?, g: function g}'],
  ['[1, , ...more, { a: 2 }]', '[1, ?, ?, {a: 2}]'],
  ['process.env.REDIS_URL', ':process.env.REDIS_URL'],
  ["process.env['REDIS_URL']", ':process.env.REDIS_URL'],
  ['config?.redis?.url', ':config.redis.url'],
  ['list[0]', ':list.0'],
  ['list[index]', '?'],
  ['store.#secret', ':store.#secret'],
  ['(options)', ':options'],
  ['options as RedisOptions', ':options'],
  ['<RedisOptions>options', ':options'],
  ['options!', ':options'],
  ['({ a: 1 }) satisfies RedisOptions as unknown', '{a: 1}'],
  ['wrap<string>', ':wrap'],
  ['await connect()', 'await :connect()'],
  ['await client', ':client'],
  ['(await (connect()!))', 'await :connect()'],
  ['connect?.()', ':connect()'],
  ["(await import('ioredis')).default", 'module ioredis.default'],
  ["import('ioredis')", 'module ioredis'],
  ['a ? b : c', ':b | :c'],
  ['a || b', ':a | :b'],
  ['a ?? b', ':a | :b'],
  ['a && b', ':a | :b'],
  ['true ? b : c', ':b'],
  ['null ?? b', ':b'],
  ["'' || b", ':b'],
  ["'x' || b", '"x"'],
  ['{} && b', ':b'],
  ['false && b', 'false'],
  ['!1', 'false'],
  ['!a', '?'],
  ['!!a', '?'],
  ["'a' === 'a'", 'true'],
  ['a === b', '?'],
  ['a > b', '?'],
  ['typeof a', '?'],
  ['(a, b)', ':b'],
  ['(a = b)', ':b'],
  ['(a ??= b)', ':a | :b'],
  ['new Redis', 'new :Redis'],
  ['() => 1', 'function value'],
  ['function named() {}', 'function named'],
  ['class {}', 'class value'],
  ['this', '?'],
  ['new.target', '?'],
  ['import.meta.url', '?.url'],
  ['sql`select ${id}`', '?'],
];

describe('values', () => {
  rows(ofLast, table.map(([text, value]): Row => [`const value = ${text};`, [value]]));

  it('have the place of the expression itself, without what is looked through', () => {
    const text = 'const value = (options! as RedisOptions);';
    const init = factsOf(text).bindings[0]?.init;
    assert.equal(text.slice(init?.range.start, init?.range.end), 'options');
  });

  it('tell `this` of a class from any other', () => {
    const text = `class Store {
      a = f(this); static b = g(this); c = () => h(this);
      d() { i(this); return [1].map(() => j(this)); }
      e() { return function () { k(this); }; }
    }
    l(this); const m = { n() { o(this); } };`;
    const bare = shownCalls(factsOf(text)).filter((line) => /:[a-z]\(/.test(line)).map((line) => line.replace(/^.*: /, ''));
    assert.deepEqual(bare, [':f(this of Store)', ':g(this of Store)', ':h(this of Store)', ':i(this of Store)', ':j(this of Store)', ':k(?)', ':l(?)', ':o(?)']);
  });
});
