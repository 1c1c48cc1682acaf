import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import { moveBetween, moveOfStatements, type Move } from '../../../src/core/project/move.ts';
import { seeded } from '../typescript/mutations.ts';
import { realFiles } from '../typescript/realFiles.ts';

// What is said of a text by the statements around what was typed, against what reading both texts as a whole says.

const wasm = readFileSync(createRequire(__filename).resolve('@yuku-parser/wasm/yuku-parser.wasm'));
const parse = createModuleParser(wasm);
const reference = createModuleParser(wasm);
const file = 'src/typed.ts';

/** What is said of texts that follow each other, each the one before but for what was typed. */
function said(texts: readonly string[], path = file): readonly (Move | 'elsewhere' | undefined)[] {
  const [first = '', ...others] = texts;
  let before = { text: first, facts: parse(path, first, '') };
  return others.map((text) => {
    const move = moveOfStatements(before, { text, hash: '' }, parse);
    before = { text, facts: typeof move === 'object' ? before.facts : parse(path, text, '') };
    return move;
  });
}

function read(before: string, after: string, path = file): Move | undefined {
  return moveBetween({ text: before, facts: reference(path, before, '') }, { text: after, facts: reference(path, after, '') });
}

const kindOf = (move: Move | 'elsewhere' | undefined): string => (typeof move === 'object' ? 'moved' : (move ?? 'unknown'));

const head = "import Redis from 'ioredis';\nlet here = 0;\n";
const inFunction = (line: string): string => `${head}export function price() {\n  here;\n${line}\n  return 1;\n}\nconst redis = new Redis();\n`;
const between = (line: string): string => `${head}here;\n${line}\nhere;\nconst redis = new Redis();\nexport { redis };\n`;

const cases: readonly (readonly [what: string, kind: string, before: string, after: string])[] = [
  ['a word that says nothing', 'moved', inFunction('  h;'), inFunction('  he;')],
  ['a word behind a comment', 'moved', inFunction('  h; // a'), inFunction('  h; // another')],
  ['a comment, which may belong to what stands below', 'unknown', inFunction('  // a'), inFunction('  // another')],
  ['between statements', 'moved', between('h;'), between('here;')],
  ['what becomes two statements', 'moved', between('h;'), between('here; here;')],
  ['a call', 'elsewhere', inFunction('  h;'), inFunction('  here();')],
  ['a variable', 'elsewhere', inFunction('  h;'), inFunction('  const a = 1;')],
  ['a name of another statement that is written', 'elsewhere', inFunction('  h;'), inFunction('  here = 1;')],
  ['a condition that is asked nowhere else', 'elsewhere', between('here;'), between('here && redis;')],
  ['a type', 'elsewhere', between('here;'), between('type T = 1;')],
  ['a statement that may not go on', 'unknown', between('here;'), between('if (here) throw here;')],
  ['a text that is broken', 'unknown', inFunction('  h;'), inFunction('  h(;')],
  ['a quote that takes the rest along', 'unknown', inFunction('  h;'), inFunction('  `h;')],
  ['a comment that takes the rest along', 'unknown', inFunction('  h;'), inFunction('  /* h;')],
  ['above the first statement', 'unknown', `here;\n${head}`, `hera;\n${head}`],
  ['below the last statement', 'unknown', `${head}here;\n`, `${head}hera;\n`],
  ['a module that is left before its end', 'unknown', `break;\n${between('here;')}`, `break;\n${between('hera;')}`],
  ['a word that makes the function below an expression', 'elsewhere', `${head}here;\nhere;\nfunction f() {}\nf();\nhere;\n`, `${head}here;\nvoid\nfunction f() {}\nf();\nhere;\n`],
  ['a function that has something behind it in its line', 'unknown', `${head}here;\nhere;\nfunction f() {} f();\nhere;\n`, `${head}here;\nvoid\nfunction f() {} f();\nhere;\n`],
  ['a name that is declared twice', 'unknown', `${head}var f = 1;\nhere;\nvar f = () => {\n  h;\n};\n`, `${head}var f = 1;\nhere;\nvar f = () => {\n  he;\n};\n`],
  ['a statement that what follows might go on with', 'unknown', `${head}export function f() {\n  h;\n}\n[f].map(f);\n`, `${head}export function f() {\n  he;\n}\n[f].map(f);\n`],
];

describe('a line typed into a module', () => {
  for (const [what, kind, before, after] of cases) {
    it(`${what}: ${kind}`, () => {
      const [move] = said([before, after]);
      assert.equal(kindOf(move), kind);
      if (typeof move === 'object') assert.deepEqual(move, read(before, after));
    });
  }

  it('is known by what was read last and by nothing else', () => {
    const facts = parse(file, between('h;'), '');
    parse(file, between('h;').replace('ioredis', 'iovalke'), '');
    assert.equal(moveOfStatements({ text: between('h;'), facts }, { text: between('he;'), hash: '' }, parse), undefined);
  });

  it('may be followed by many: what is kept of the text moves along', () => {
    const words = ['h;', 'he;', 'her;', 'here; // and more', 'here;', 'here; here;'];
    const texts = [...words.map((word) => `${between(word)}${inFunction('  h;').slice(head.length)}`), ...words.slice(1).map((word) => `${between('here; here;')}${inFunction(`  ${word}`).slice(head.length)}`)].map((text) => text.replace('const redis = new Redis();\nexport', 'export'));
    assert.deepEqual(said(texts).slice(1).map(kindOf), texts.slice(2).map(() => 'moved'));
    for (const [index, move] of said(texts).entries()) if (typeof move === 'object') assert.deepEqual(move, read(texts[index] ?? '', texts[index + 1] ?? ''));
  });

  it('is never said to move more than it does, above a declaration', () => {
    const below = ['function f() {}\nf();', 'class f {}\nnew f();', 'function f() {}\nexport { f };', 'enum f {}\nf.a();', 'async function f() {}\nf();'];
    const words = ['void', '!', 'typeof', 'y,', 'z +', 'label:', 'declare', 'abstract', 'export', 'export default', 'async', 'z ||', 'z ??', 'new', '@z', 'throw', '(', 'z as', 'delete', '-', 'y =', 'type', 'await', 'if (z)', 'while (z)', 'for (;;)', 'else', 'do', 'namespace', 'z satisfies', 'const', 'default'];
    const pairs = words.flatMap((word) => ['z;', 'z'].flatMap((other) => [[word, other], [other, word], [other, `${other} // ${word}`]] as const));
    let moves = 0;
    for (const rest of below) {
      for (const pair of pairs) {
        const [before, after] = pair.map((line) => `z\nz\n${line}\n${rest}\nlast\n`);
        if (before === undefined || after === undefined) continue;
        const [move] = said([before, after]);
        moves += typeof move === 'object' ? 1 : 0;
        if (typeof move === 'object') assert.deepEqual(move, read(before, after), `${pair.join(' to ')} above ${rest}`);
      }
    }
    assert.ok(moves > 100, String(moves));
  });

  it('is read in the language of its own file, whatever stands in another', () => {
    const texts = ['let z, T, x;\nz;\nz;\nz;\nlast\n', 'let z, T, x;\nz;\nz<T>(x);\nz;\nlast\n'] as const;
    const facts = parse(file, texts[0], '');
    parse('src/typed.js', texts[0], '');
    assert.equal(moveOfStatements({ text: texts[0], facts }, { text: texts[1], hash: '' }, parse), undefined);
  });

  it('is never said to move more than it does, in real code', () => {
    const random = seeded(5);
    const typed = ['here;', '// c', 'const more = 1;', 'if (a) throw new Error();', 'a && b;', 'here.there;', 'await x;', '(function () {', '})();', "'use strict';", 'interface Q', ', b', '* x', 'return;', 'else x;', 'foo();', '=> 1', 'x = 2', 'label:', 'break;', 'import "x";'];
    const counts = { moved: 0, elsewhere: 0, unknown: 0 };
    for (const { path, text } of realFiles().filter((each, index) => index % 4 === 0 && each.text.length < 30_000)) {
      const lines = text.split('\n');
      const at = Math.floor(random() * lines.length);
      const texts = ['h;', 'he;', ...[0, 1, 2, 3].map(() => typed[Math.floor(random() * typed.length)] ?? ''), '// end'].map((line) => [...lines.slice(0, at), line, ...lines.slice(at)].join('\n'));
      for (const [index, move] of said(texts, path).entries()) {
        counts[move === undefined ? 'unknown' : typeof move === 'object' ? 'moved' : move] += 1;
        if (typeof move === 'object') assert.deepEqual(move, read(texts[index] ?? '', texts[index + 1] ?? '', path), `${path}, line ${String(at)}, ${String(index)}`);
      }
    }
    assert.ok(counts.moved > 100 && counts.elsewhere > 50 && counts.unknown > 100, JSON.stringify(counts));
  }).timeout(300_000);
});
