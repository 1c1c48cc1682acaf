import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as z from 'zod/mini';
import { root } from '../../src/build/root.ts';
import { composeSnippets, staleSnippets, writeSnippets } from '../../src/build/snippets.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { expandSnippet, shippedSnippets, snippetLanguages, versionsOf } from './expandSnippet.ts';
import { textOf } from './generated.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const cart = { Cart: { prefix: 'cart', body: ['const ${1:cart} = ${2|open,closed|};'], description: 'A cart · 장바구니' } };

const scoped = z.record(z.string(), z.object({ include: z.optional(z.array(z.string())), exclude: z.optional(z.array(z.string())) }));
const ownSnippets = z.record(z.string(), z.record(z.string(), z.object({ prefix: z.array(z.string()), description: z.string(), body: z.array(z.string()), isFileTemplate: z.optional(z.boolean()) })));

/** What TypeScript's parser says of text, inserted where such text goes: after a value, into a list, or into a function. */
function syntaxComplaints(text: string): readonly string[] {
  const isModule = /^(?:import|export) /m.test(text);
  const where = text.startsWith('.') ? ['saga', ''] : text.startsWith('{') ? ['const list = [', '];'] : isModule ? ['', ''] : ['async function f() {', '}'];
  const { diagnostics = [] } = ts.transpileModule(where.join(`\n${text}\n`).trim(), { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext } });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('snippets', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
  });
  afterEach(() => sandbox.remove());

  it('are committed as the patterns say', () => {
    assert.deepEqual(staleSnippets(root), []);
  });

  it('are all offered by the manifest', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    for (const language of composeSnippets(root).keys()) assert.ok(manifest.includes(`./snippets/${language}.json`), language);
  });

  for (const { folder, manifest } of listPatterns([]).patterns) {
    it(`are there in every language for ${manifest.id}, with choices, and said in both`, () => {
      const own = z.parse(ownSnippets, JSON.parse(textOf(folder, 'snippets.json')));
      assert.deepEqual(Object.keys(own), snippetLanguages);
      for (const [language, snippets] of Object.entries(own)) {
        assert.ok(Object.values(snippets).some(({ body }) => /\$\{\d+\|[^|]+,[^|]+\|\}/.test(body.join('\n'))), language);
        for (const { prefix, description, isFileTemplate } of Object.values(snippets)) {
          // VS Code lists a file template once for each of its prefixes.
          assert.match(prefix.join(' '), isFileTemplate === true ? /^arch-[a-z-]+$/ : /^[a-z][a-z-]+ arch-[a-z-]+$/);
          assert.match(description, /^[A-Z][^가-힣]+ · .*[가-힣]/);
        }
      }
    });
  }

  it('are TypeScript where they are inserted, whichever of their choices is taken', () => {
    const complaints = [...shippedSnippets('typescript')].flatMap(([name, snippet]) =>
      Array.from({ length: versionsOf(snippet) }, (_, choice) => syntaxComplaints(expandSnippet(snippet, choice)).map((complaint) => `${name}: ${complaint}`)).flat());
    assert.deepEqual(complaints, []);
    assert.notDeepEqual(syntaxComplaints('.step({ name: }'), []);
  });

  it('leave no place empty, and read escapes as VS Code does', () => {
    assert.equal(expandSnippet({ body: ['${1:a} $1 ${2|b,c\\,d|}', '\\${1} \\$ ${1}'] }, 1), 'a a c,d\n${1} $ a');
    assert.throws(() => expandSnippet({ body: ['${1:a} $2'] }), /Nothing is written for \$2/);
  });

  it('are composed by language, and what is stale or stray is named', () => {
    sandbox.put('templates/cart/snippets.json', JSON.stringify({ typescript: cart }));
    sandbox.put('templates/stock/snippets.json', JSON.stringify({ yaml: { Stock: cart.Cart } }));
    assert.deepEqual(staleSnippets(sandbox.root).map((sentence) => sentence.split(' ')[0]), ['snippets/typescript.json', 'snippets/yaml.json']);
    assert.deepEqual(writeSnippets(sandbox.root), ['typescript.json', 'yaml.json']);
    assert.deepEqual(staleSnippets(sandbox.root), []);
    mkdirSync(join(sandbox.root, 'snippets'), { recursive: true });
    writeFileSync(join(sandbox.root, 'snippets', 'hcl.json'), '{}');
    assert.match(staleSnippets(sandbox.root)[0] ?? '', /hcl\.json belongs to no pattern/);
  });

  it('are offered in the files that they are for: those of their language, or those that they name', () => {
    const own = { Cart: { ...cart.Cart, include: ['carts.yml'], exclude: ['old-*'] }, Stock: { ...cart.Cart } };
    sandbox.put('templates/cart/snippets.json', JSON.stringify({ yaml: own, typescript: { Till: cart.Cart } }));
    writeSnippets(sandbox.root);
    const { Cart, Stock } = z.parse(scoped, JSON.parse(textOf(sandbox.root, 'snippets/yaml.json')));
    assert.deepEqual([Cart?.include, Cart?.exclude], [['carts.yml'], ['old-*']]);
    assert.ok(Stock?.include?.includes('serverless*.{yaml,yml}'));
    assert.equal(z.parse(scoped, JSON.parse(textOf(sandbox.root, 'snippets/typescript.json')))['Till']?.include, undefined);
  });

  it('fill no file that they do not name', () => {
    sandbox.put('templates/cart/snippets.json', JSON.stringify({ typescript: { Cart: { ...cart.Cart, isFileTemplate: true } } }));
    assert.throws(() => composeSnippets(sandbox.root), /"Cart" fills a file; say which/);
  });

  it('may not share a name', () => {
    sandbox.put('templates/cart/snippets.json', JSON.stringify({ typescript: cart }));
    sandbox.put('templates/stock/snippets.json', JSON.stringify({ typescript: cart }));
    assert.throws(() => composeSnippets(sandbox.root), /another pattern has a snippet "Cart"/);
  });
});
