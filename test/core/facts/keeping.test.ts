import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../src/build/root.ts';
import { complaintsKeeping, keepFacts, moduleKeeping, packageKeeping, recalledFacts, templateKeeping, terraformKeeping, tsconfigKeeping } from '../../../src/core/facts/keeping.ts';
import type { Keeping } from '../../../src/core/facts/keeping.ts';
import type { Complaint } from '../../../src/core/model/diagram.ts';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import type { FactStore } from '../../../src/core/model/project.ts';
import { parsePackage } from '../../../src/core/languages/npm/index.ts';
import { parsePython } from '../../../src/core/languages/python/index.ts';
import { looksLikeTemplate, parseInfrastructure } from '../../../src/core/languages/template.ts';
import { parseTerraform } from '../../../src/core/languages/terraform/index.ts';
import { parseTsconfig } from '../../../src/core/languages/tsconfig/index.ts';
import { fileKindOf } from '../../../src/core/project/fileKind.ts';
import { mutated, seeded } from '../typescript/mutations.ts';
import { parseModule } from '../typescript/parser.ts';

/** What becomes of the facts of a text that are written down and read again, and what they were. */
interface Kept {
  readonly before: unknown;
  /** Undefined where they are not kept. */
  readonly after: unknown;
  readonly isBroken: boolean;
}

function through<Facts>(keeping: Keeping<Facts>, before: Facts, file: string, text: string): Kept {
  const written = keeping.write(before);
  const after = written === undefined ? undefined : keeping.read(written, { path: file, text, hash: 'hash' });
  assert.equal(after === undefined, written === undefined, `${file}: what is written is not read again`);
  const isBroken = typeof before === 'object' && before !== null && Reflect.get(before, 'syntaxError') !== undefined;
  return { before, after, isBroken };
}

/** Undefined for files whose facts are never kept. */
function kept(file: string, text: string): Kept | undefined {
  switch (fileKindOf(file)) {
    case 'module':
      return through(moduleKeeping, (file.endsWith('.py') ? parsePython : parseModule)(file, text, 'hash'), file, text);
    case 'infrastructure':
      return looksLikeTemplate(file, text) ? through(templateKeeping, parseInfrastructure(file, text, 'hash') ?? 'none', file, text) : undefined;
    case 'terraform':
      return through(terraformKeeping, parseTerraform(file, text, 'hash'), file, text);
    case 'package':
      return through(packageKeeping, parsePackage(file, text, 'hash'), file, text);
    case 'tsconfig':
      return through(tsconfigKeeping, parseTsconfig(file, text, 'hash'), file, text);
    default:
      return undefined;
  }
}

/** Without fields that are undefined, as deep as it goes, and with maps as lists: what is missing and what is undefined are one. */
function bare(facts: unknown): unknown {
  if (facts instanceof Map) return [...facts];
  if (Array.isArray(facts)) return facts.map(bare);
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[key, bare(value)]])));
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

const module = (text: string, file = 'src/a.ts'): ModuleFacts => parseModule(file, text, 'hash');

describe('facts that are kept', function () {
  this.timeout(120_000);
  const files = ['src/rules', 'src/core/link', 'src/core/languages', 'src/core/facts', 'test/workspaces', 'examples'].flatMap(filesBelow);

  it('are what they were, and all of them are kept that were read as they should be', () => {
    const counts = { kept: 0, left: 0 };
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const facts = kept(file, text);
      if (facts === undefined) continue;
      if (facts.after !== undefined) assert.deepEqual(bare(facts.after), bare(facts.before), file);
      counts[facts.after === undefined ? 'left' : 'kept'] += 1;
      // A number that JSON does not know, or a text without code.
      if (facts.after === undefined && !facts.isBroken) assert.match(text, /(?<![\w-])-0\b|^\s*(?:(?:\/\/|#|\/?\*|export \{\}).*\s*)*$/, file);
    }
    assert.ok(counts.kept > 900 && counts.left < 5, JSON.stringify(counts));
  });

  it('are what they were in files that were hurt at random', () => {
    const random = seeded(20261127);
    const small = files.filter((file) => /\.(?:[jt]sx?|py|tf|ya?ml|json)$/.test(file));
    let count = 0;
    for (let round = 0; round < 800; round += 1) {
      const file = small[Math.floor(random() * small.length)] ?? '';
      const text = mutated(readFileSync(file, 'utf8').slice(0, 4000), random);
      const facts = kept(file, text);
      if (facts?.after === undefined) continue;
      count += 1;
      assert.deepEqual(bare(facts.after), bare(facts.before), `${file}, round ${String(round)}`);
    }
    assert.ok(count > 200, String(count));
  });

  it('say numbers, names and characters that JSON has trouble with as they are, or nothing', () => {
    const texts = ['export const a = -0;', 'export const a = 1e999;', 'export const a = NaN;', 'export const a = undefined;', "export const a = { __proto__: null, '__proto__x': 1 };", "export const a = '\\ud800 \\u2028 한 \\0';", 'class A { constructor() {} __proto__() {} toString() {} }', 'export const a = [, 1];'];
    for (const text of texts) {
      const { before, after } = through(moduleKeeping, module(text), 'src/a.ts', text);
      if (after !== undefined) assert.deepEqual(bare(after), bare(before), text);
    }
    const { after } = through(moduleKeeping, { ...module('const a = 1;'), bindings: module('const a = 1;').bindings.map((one) => ({ ...one, init: { kind: 'literal' as const, value: Infinity, range: one.range } })) }, 'src/a.ts', 'const a = 1;');
    assert.equal(after, undefined);
  });

  it('are not those of a text that could only be read in part', () => {
    const deep = `x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}\n`;
    assert.equal(moduleKeeping.write(module('export const broken = (\n')), undefined);
    assert.equal(moduleKeeping.write(parsePython('src/deep.py', deep, 'hash')), undefined);
    assert.equal(packageKeeping.write(parsePackage('package.json', '{', 'hash')), undefined);
    const template = parseInfrastructure('template.yaml', 'a: [\n', 'hash');
    assert.ok(template?.syntaxError !== undefined);
    assert.equal(templateKeeping.write(template), undefined);
  });

  it('know their file from whoever asks', () => {
    const written = moduleKeeping.write(module("import Redis from 'ioredis';\nnew Redis();\n")) ?? '';
    assert.doesNotMatch(written, /src\/a\.ts|"hash"|lineStarts/);
    const { path: file, hash, lineStarts } = moduleKeeping.read(written, { path: 'b.ts', text: '\n\n'.padStart(99), hash: 'other' }) ?? module('');
    assert.deepEqual([file, hash, lineStarts], ['b.ts', 'other', [0, 98, 99]]);
  });

  it('are nothing else where somebody wrote something else', () => {
    const text = "import Redis from 'ioredis';\nexport const redis = new Redis({ port: 1 });\n";
    const source = { path: 'src/a.ts', text, hash: 'hash' };
    const written = moduleKeeping.write(module(text)) ?? '';
    assert.equal(moduleKeeping.read(written, { ...source, text: text.slice(0, -2) }), undefined, 'of a longer text');
    assert.notEqual(moduleKeeping.read(written, source), undefined);
    const replaced = (from: string | RegExp, to: string): string => {
      assert.notEqual(written.replace(from, to), written, String(from));
      return written.replace(from, to);
    };
    const forged = {
      'no JSON': '{',
      'a list': '[]',
      nothing: 'null',
      deep: '['.repeat(200_000) + ']'.repeat(200_000),
      'values that never end': replaced('"kind":"literal"', `"kind":"member","property":"x","object":${'{"kind":"member","property":"x","object":'.repeat(50_000)}null${'}'.repeat(50_000)},"x":"literal"`),
      'another kind': replaced('"kind":"module"', '"kind":"template"'),
      'a field more': replaced('"kind":"module"', '"kind":"module","more":1'),
      'a path of its own': replaced('"kind":"module"', '"kind":"module","path":"../../etc/passwd"'),
      'a prototype': replaced('"kind":"module"', '"kind":"module","__proto__":{"x":1}'),
      'a table less': replaced(/"writes":\[[^]*?\],/, ''),
      'a table that is none': replaced('"comments":[]', '"comments":{}'),
      'a range backwards': replaced(/"start":(\d+),"end":(\d+)/, '"start":9,"end":1'),
      'a range that ends behind the text': replaced(/"end":(\d+)/, '"end":75'),
      'a range before the text': replaced(/"start":(\d+)/, '"start":-1'),
      'half a place': replaced(/"start":(\d+)/, '"start":0.5'),
      'a place that is a text': replaced(/"start":(\d+)/, '"start":"0"'),
      'a name that is a number': replaced('"specifier":"ioredis"', '"specifier":7'),
      'a value of no kind': replaced('"kind":"object"', '"kind":"constructor"'),
      'an index of nothing': replaced(/"import":0/, '"import":-2'),
      'an index that is none': replaced(/"call":0/, '"call":"0"'),
      'a call that is made of itself': replaced('"kind":"literal","value":1', '"kind":"call","call":0'),
      'a call that is made of one that is not there': replaced('"kind":"literal","value":1', '"kind":"call","call":7'),
    };
    for (const [name, text] of Object.entries(forged)) assert.equal(moduleKeeping.read(text, source), undefined, name);
  });

  it('are nothing where a call is made of another twice, or of one around it', () => {
    const text = 'outer(one(), "two", three);\n';
    const source = { path: 'src/a.ts', text, hash: 'hash' };
    const written = moduleKeeping.write(module(text)) ?? '';
    assert.deepEqual(moduleKeeping.read(written, source)?.calls.map(({ callee }) => (callee.kind === 'global' ? callee.name : '')), ['outer', 'one']);
    for (const [from, to] of [['"kind":"literal","value":"two"', '"kind":"call","call":1'], ['"kind":"global","name":"one"', '"kind":"call","call":0']] as const) {
      const forged = written.replace(from, to);
      assert.notEqual(forged, written);
      assert.equal(moduleKeeping.read(forged, source), undefined, to);
    }
  });

  it('are not kept, and not read, where they are much longer than any text comes to', () => {
    const text = 'export const a = [1, 2];\n';
    const source = { path: 'src/a.ts', text, hash: 'hash' };
    const kept: string[] = [];
    const written = moduleKeeping.write(module(text)) ?? '';
    const store = (known: string): FactStore => ({ recall: () => known, keep: (_, __, what) => void kept.push(what) });
    assert.notEqual(recalledFacts(moduleKeeping, source, store(written)), undefined);
    // What JSON leaves out counts as well.
    assert.notEqual(recalledFacts(moduleKeeping, source, store(`${written}${' '.repeat(4000)}`)), undefined);
    assert.equal(recalledFacts(moduleKeeping, source, store(`${written}${' '.repeat(10_000)}`)), undefined);
    const { exports: [one] } = module(text);
    assert.ok(one !== undefined);
    keepFacts(moduleKeeping, source, store(''), { ...module(text), exports: Array.from({ length: 100 }, () => one) });
    assert.deepEqual(kept, []);
    keepFacts(moduleKeeping, source, store(''), module(text));
    assert.deepEqual(kept, [written]);
  });

  it('hold what Mermaid said of each text of a file', () => {
    const complaint: Complaint = { reason: 'unexpected', about: '-', expected: ['AMP'], input: undefined, at: { start: 1, end: 2 }, kind: 'flowchart' };
    const placed: Complaint = { reason: 'front-matter', about: '', expected: [], input: 'x', at: { line: 1, column: 0 }, kind: undefined };
    const verdicts = new Map<string, Complaint | undefined>([['flowchart LR\n', undefined], ['flowchart LR\nA -', complaint], ['---\n', placed]]);
    const { after } = through(complaintsKeeping, verdicts, 'docs/page.md', '');
    assert.deepEqual(after, verdicts);
    const written = complaintsKeeping.write(verdicts) ?? '';
    for (const forged of [written.replace('unexpected', 'expected'), written.replace('"start":1', '"start":-1'), written.replace('"source":"---\\n"', '"source":1')]) {
      assert.notEqual(forged, written);
      assert.equal(complaintsKeeping.read(forged, { path: '', text: '', hash: '' }), undefined);
    }
  });
});
