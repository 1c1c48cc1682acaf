import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Who knows whom: a path of this project's source, and what it imports. */
interface Import {
  readonly from: string;
  readonly to: string;
}

/** The files of this project that a file imports, in whatever way: types, re-exports, `import()`. */
function importsOf(from: string, text: string): readonly Import[] {
  const relatives = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
  return relatives.map((name) => ({ from, to: join(dirname(from), name).replaceAll(sep, '/') }));
}

/** The legacy types belong to the layer, and the domain knows nobody outside itself. */
function trespasses({ from, to }: Import): boolean {
  const intoLegacy = to.startsWith('acl/legacy/') && !from.startsWith('acl/');
  const outOfDomain = from.startsWith('domain/') && !to.startsWith('domain/');
  return intoLegacy || outOfDomain;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => name.replaceAll(sep, '/'));
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(source, file), 'utf8')));

test('legacy types stay in the layer', () => {
  assert.deepEqual(imports.filter(trespasses), []);
});

test('the domain knows no column of the legacy application', () => {
  const domain = files.filter((file) => file.startsWith('domain/'));
  assert.ok(domain.length >= 2);
  for (const file of domain) assert.doesNotMatch(readFileSync(join(source, file), 'utf8'), /<%= legacyPrefix %>_[A-Z]/, file);
});

test('the layer really knows both sides, so that silence means something', () => {
  const found = new Set(imports.map(({ from, to }) => `${from} ${to}`));
  assert.ok(found.has('acl/translator.ts acl/legacy/row.js'));
  assert.ok(found.has('acl/translator.ts domain/<%= entity %>.js'));
});

for (const line of [
  "import { readRow } from '../acl/legacy/row.js';",
  "import type { Legacy<%= entity | pascal %> } from '../acl/legacy/row.js';",
  "import '../acl/legacy/row.js';",
  "export * from '../acl/legacy/row.js';",
  "const row = await import('../acl/legacy/row.js');",
  "type Row = import('../acl/legacy/row.js').Legacy<%= entity | pascal %>;",
  "import { toDomain } from '../acl/translator.js';",
]) {
  test(`a domain that said this would be found: ${line}`, () => {
    assert.deepEqual(importsOf('domain/<%= entity %>.ts', line).map(trespasses), [true]);
  });
}

test('so would others who go past the layer, and those who use it would not', () => {
  assert.deepEqual(importsOf('main.ts', "import { readRow } from './acl/legacy/row.js';").map(trespasses), [true]);
  assert.deepEqual(importsOf('main.ts', "import { connectLegacy } from './acl/connect.js';").map(trespasses), [false]);
});
