import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeApart } from '../../src/build/mermaidParser.ts';
import { root } from '../../src/build/root.ts';
import { undeclared } from './undeclared.ts';

const folder = join(root, 'node_modules/@mermaid-js/parser/dist/chunks/mermaid-parser.core');
const whole = readdirSync(folder).filter((name) => name.endsWith('.mjs')).map((name) => readFileSync(join(folder, name), 'utf8')).find((text) => text.includes('// src/language/generated/grammar.ts')) ?? '';

describe("Mermaid's parser, taken apart", function () {
  this.timeout(60_000);

  it('names nothing that was left out', () => {
    const before = undeclared(whole);
    assert.deepEqual(undeclared(takeApart(whole).text).filter((name) => !before.includes(name)), []);
  });

  it('what is left out but named would be noticed', () => {
    const { text } = takeApart(whole);
    assert.ok(undeclared(text.replace('DocumentationProvider: () => undefined', 'DocumentationProvider: () => isJSDoc')).includes("'isJSDoc' is not defined."));
  });

  it('has the grammar of every kind by itself, as it was', () => {
    const { text, grammars } = takeApart(whole);
    assert.equal(grammars.size, [...whole.matchAll(/loadGrammarFromJson\([`'"]/g)].length);
    for (const [name, literal] of grammars) {
      assert.ok(whole.includes(`loadGrammarFromJson(${literal})`), name);
      assert.ok(!text.includes(literal), name);
    }
  });

  it('a parser that looks otherwise is refused', () => {
    assert.throws(() => takeApart(whole.replaceAll('require_api2()', 'require_other()')), /Mermaid's parser has changed: not one place/);
    assert.throws(() => takeApart(whole.replaceAll('loadGrammarFromJson(', 'load(')), /its grammars are not found/);
  });
});
