import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { utf16Offsets } from '../../../src/core/languages/typescript/positions.ts';
import { factsOf, parseModule } from './parser.ts';

/** What the ranges of a text's calls cut out of it. */
const callTexts = (text: string, path?: string): readonly string[] => factsOf(text, path).calls.map(({ range }) => text.slice(range.start, range.end));

describe('positions', () => {
  for (const [name, before] of [
    ['ASCII', "log('a');"],
    ['Korean', "log('주문을 처리합니다');"],
    ['emoji', "log('🚀👩‍👩‍👧');"],
    ['accents', "log('é', 'e\u0301');"],
    ['a lone surrogate', "log('\ud83d');"],
    ['two lone surrogates the wrong way round', "log('\ude80\ud83d');"],
    ['an escaped lone surrogate', "log('\\ud83d');"],
    ['names that are not ASCII', 'const 주문 = 1; log(주문);'],
    ['a comment', '/* 캐시 🧊 */ log();'],
    ['line separators', "log('\u2028');\u2029"],
    ['Windows line ends', "log(\r\n'한'\r\n);\r\n"],
    ['old Mac line ends', "log();\r// 한\r"],
    ['a hashbang', '#!/usr/bin/env node\n log("한");'],
  ] as const) {
    it(`are UTF-16 offsets behind ${name}`, () => {
      const text = `${before} new Redis({ 호스트: 'cache' });`;
      assert.equal(callTexts(text).at(-1), "new Redis({ 호스트: 'cache' })");
    });
  }

  it('are right for names with escapes, and the names are read', () => {
    const facts = factsOf('const r\\u0065dis = 1; redis();');
    assert.deepEqual([facts.bindings[0]?.name, facts.calls[0]?.callee.kind], ['redis', 'name']);
  });

  it('map every byte of a text to its place', () => {
    const text = 'aé한🚀\ud83db';
    const bytes = new TextEncoder().encode(text);
    const toUtf16 = utf16Offsets(text, bytes.length, 1);
    assert.deepEqual([0, 1, 3, 6, 10, 13, 14].map(toUtf16), [0, 1, 2, 3, 5, 6, 7]);
  });

  it('count lines as the editor does', () => {
    assert.deepEqual(factsOf('a;\r\nb;\nc;\rd;').lineStarts, [0, 4, 7, 10]);
  });
});

describe('dialects', () => {
  for (const [path, text] of [
    ['orders.ts', 'const f = <T>(x: T) => x; const g = <string>h(); enum A { B = h() }'],
    ['orders.mts', 'const f = <T>(x: T) => x; await h();'],
    ['orders.cts', "import fs = require('fs'); export = h();"],
    ['page.tsx', 'const f = <T,>(x: T) => <div>{h()}</div>;'],
    ['page.jsx', 'const f = () => <div>{h()}</div>;'],
    ['page.js', 'const f = () => <div>{h()}</div>;'],
    ['orders.mjs', 'await h(); import.meta.url;'],
    ['orders.cjs', 'if (x) return; h(); with (y) {}'],
    ['orders.js', 'if (x) return; h(); var await = 1;'],
    ['orders.js', "import x from 'x'; await h();"],
    ['legacy.js', 'h(010); delete x; var let = 1; arguments.callee;'],
    ['script.js', '<!-- old\nh();'],
  ] as const) {
    it(`of ${path} is understood: ${text}`, () => assert.match(callTexts(text, path).join(), /h\(/));
  }

  it('of declaration files hold no calls, and no bodies', () => {
    const facts = factsOf("import { Redis } from 'ioredis'; export declare const redis: Redis; export function connect(): void; declare global { const x: 1 }", 'src/client.d.ts');
    assert.deepEqual([facts.imports.length, facts.calls, facts.bodies.length, facts.exports.map(({ name }) => name)], [1, [], 1, ['redis', 'connect']]);
  });
});

describe('odd texts', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['white space', ' \n\t\r\n'],
    ['a comment without end', '/* redis'],
    ['zero bytes', '\0\0\0'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'],
    ['only lone surrogates', '\ud800\udfff\ud800'],
    ['a million brackets', '['.repeat(1_000_000)],
    ['prose', 'The client connects while Lambda initialises.'],
    ['JSON', '{ "name": "orders" }'],
  ] as const) {
    it(`give facts: ${name}`, () => {
      const facts = parseModule('odd.ts', text, 'hash');
      assert.deepEqual([facts.calls, facts.bodies.length, facts.hash], [[], 1, 'hash']);
    });
  }

  it('hold what they share with prototypes by name only', () => {
    const facts = factsOf("import { constructor } from './x'; export const toString = 1; class A { valueOf() {} } hasOwnProperty();");
    assert.deepEqual(facts.calls[0]?.callee.kind, 'global');
    assert.deepEqual(Object.keys(facts.classes[0]?.methods ?? {}), ['valueOf']);
    assert.equal(facts.classes[0]?.methods['toString'], undefined);
  });

  it('are values that survive being sent to another thread', () => {
    const facts = factsOf("import Redis from 'ioredis'; export class Store { redis = new Redis({ a: undefined }); }");
    assert.deepEqual(JSON.stringify(structuredClone(facts)), JSON.stringify(facts));
  });
});
