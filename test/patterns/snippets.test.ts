import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/build/root.ts';
import { composeSnippets, staleSnippets, writeSnippets } from '../../src/build/snippets.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const cart = { Cart: { prefix: 'cart', body: ['const ${1:cart} = ${2|open,closed|};'], description: 'A cart · 장바구니' } };

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

  it('have balanced placeholders', () => {
    for (const text of composeSnippets(root).values()) assert.doesNotMatch(text, /\$\{\d+(?![:|}\d])/);
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

  it('may not share a name', () => {
    sandbox.put('templates/cart/snippets.json', JSON.stringify({ typescript: cart }));
    sandbox.put('templates/stock/snippets.json', JSON.stringify({ typescript: cart }));
    assert.throws(() => composeSnippets(sandbox.root), /another pattern has a snippet "Cart"/);
  });
});
