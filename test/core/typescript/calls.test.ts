import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from './parser.ts';
import { shownCalls } from './shown.ts';
import { rows } from './tables.ts';

describe('calls and constructions', () => {
  rows(shownCalls, [
    ['connect(new Redis(url), load());', [':connect(new :Redis(:url), :load())', 'new :Redis(:url)', ':load()']],
    ['await connect();', ['await :connect()']],
    ['await Promise.all([connect(), load()]);', ['await :Promise.all([:connect(), :load()])', ':connect()', ':load()']],
    ['await connect().then(load);', ['await :connect().then(:load)', ':connect()']],
    ['new Redis;', ['new :Redis']],
    ['new Redis<Commands>();', ['new :Redis()']],
    ['new redis.Cluster(...nodes);', ['new :redis.Cluster(...:nodes)']],
    ['new (make())();', ['new :make()()', ':make()']],
    ["new (require('ioredis'))(6379);", ['new module ioredis(6379)']],
    ["new (await import('ioredis')).default();", ['new module ioredis.default()']],
    ['(0, connect)();', [':connect()']],
    ['store?.connect?.();', [':store.connect()']],
    ['connect`url ${load()}`;', [':load()']],
    ['const url = `redis://${host()}`;', [':host()']],
    ['(() => { connect(); })();', ['function()', 'anonymous: :connect()']],
    ['(async function start() { await connect(); })();', ['function start()', 'start: await :connect()']],
    ['const f = (size = load()) => size;', ['f: [?] :load()']],
    ['const { a = load() } = connect();', ['[?] :load()', ':connect()']],
    ['const { [load()]: a } = options;', [':load()']],
    ['for (let i = start(); i < end(); step()) run();', [':start()', ':end()', '[?] :step()', '[?] :run()']],
    ['while (more()) run(); do run(); while (more());', [':more()', '[?] :run()', '[?] :run()', ':more()']],
    ['for (const x of list()) run();', [':list()', '[?] :run()']],
    ['switch (kind()) { case one(): run(); }', [':kind()', '[?] :one()', '[?] :run()']],
    ['throw new Error(text());', ['new :Error(:text())', ':text()']],
    ['enum Size { Most = most() }', [':most()']],
    ['namespace caches { export const redis = connect(); }', [':connect()']],
    ['declare namespace caches { const redis = connect(); } declare enum Size { Most = most() }', []],
    ['delete load().a; typeof load(); void load();', [':load()', ':load()', ':load()']],
    ['function* each() { yield load(); yield* more(); }', ['each: :load()', 'each: :more()']],
    ['export default connect();', [':connect()']],
    ['label: for (;;) { run(); break label; }', ['[?] :run()']],
    ['import(path()); require(path());', [':path()', ':require(:path())', ':path()']],
  ]);

  rows(shownCalls, [['const page = <Page size={load()} {...rest()}>{items(() => one())}<>{two()}</></Page>;', [':load()', ':rest()', ':items(function)', 'anonymous: :one()', ':two()']]], 'page.jsx');

  const argumentsText = (text: string): string | undefined => {
    const range = factsOf(text).calls[0]?.argumentsRange;
    return range === undefined ? undefined : text.slice(range.start, range.end);
  };

  for (const [text, inside] of [
    ['new Redis;', undefined],
    ['new Redis();', ''],
    ['new Redis( );', ' '],
    ['new Redis /* ( */ (6379);', '6379'],
    ['new Redis // (\n (6379, host,);', '6379, host,'],
    ['new Redis<(a: string) => void>(6379);', '6379'],
    ['new (Redis)((6379));', '(6379)'],
    ['connect?.(6379);', '6379'],
    ['store["(connect)"](6379);', '6379'],
  ] as const) {
    it(`has its arguments between the parentheses: ${text}`, () => assert.equal(argumentsText(text), inside));
  }

  it('has arguments with the parentheses they stand in', () => {
    const text = 'new Redis((url), ...(rest));';
    assert.deepEqual(factsOf(text).calls[0]?.arguments.map(({ range }) => text.slice(range.start, range.end)), ['(url)', '...(rest)']);
  });
});

describe('functions', () => {
  const shownBodies = (text: string): readonly string[] =>
    factsOf(text).bodies.slice(1).map(({ kind, name, async, parent }) => `${async ? 'async ' : ''}${kind} ${name ?? '-'} in ${parent}`);

  for (const [text, expected] of [
    ['const handler = async () => {};', ['async function handler in 0']],
    ['exports.handler = async function () {};', ['async function handler in 0']],
    ['store.get ??= () => 1;', ['function get in 0']],
    ['const store = { get: () => 1, put() {}, async "del-all"() {} };', ['function get in 0', 'function put in 0', 'async function del-all in 0']],
    ['export default () => 1;', ['function default in 0']],
    ['const find = ready ? () => 1 : (() => 2);', ['function find in 0', 'function find in 0']],
    ['function outer() { return () => { function inner() {} }; }', ['function outer in 0', 'function - in 1', 'function inner in 2']],
    ['function size(text: string): number; function size(text: string) { return text.length; }', ['function size in 0']],
    ['declare function load(): void;', []],
  ] as const) {
    it(`are named and nested: ${text}`, () => assert.deepEqual(shownBodies(text), expected));
  }
});
