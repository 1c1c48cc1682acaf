import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { root } from '../../src/build/root.ts';
import { rules } from '../../src/generated/rules.ts';
import { examples } from '../core/mermaid/examples.ts';
import { mermaidDatabase } from '../core/mermaid/mermaidDatabase.ts';
import { keywordRange } from '../../src/core/languages/mermaid/keyword.ts';
import { projectOf, textsIn, type Texts } from './fixtureProject.ts';

// The rules over diagrams, on the diagrams of our own patterns and pages, and on those that Mermaid ships.

const ofDiagrams = new Set(rules.filter(({ meta }) => meta.theme === 'diagrams').map(({ meta }) => meta.id));

describe('rules over diagrams', function () {
  this.timeout(120_000);

  it('have nothing to say of our own', () => {
    const own = Object.entries(textsIn(path.join(root, 'templates'))).filter(([file]) => /\.(?:mmd|md)$/.test(file) && !file.includes('/files/'));
    const texts: Texts = { ...Object.fromEntries(own), 'ARCHITECTURE.md': readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8') };
    assert.ok(own.length > 50);
    const found = projectOf(texts).findings().filter(({ ruleId }) => ofDiagrams.has(ruleId));
    assert.deepEqual(found.map(({ at, ruleId }) => `${at.path}:${String(at.start.line + 1)} ${ruleId}`), []);
  });

  it('ask for a description where Mermaid takes one, and nowhere else', async () => {
    const read = await mermaidDatabase();
    const tried = new Set<string>();
    for (const { source } of await examples()) {
      const { start, end } = keywordRange(source);
      const keyword = source.slice(start, end);
      const line = source.indexOf('\n', end);
      if (tried.has(keyword) || line < 0) continue;
      tried.add(keyword);
      const bare = source.replace(/^.*acc(?:Title|Descr).*\n/gm, '');
      const asked = projectOf({ 'a.mmd': bare }).findings().some(({ ruleId }) => ruleId === 'mermaid-no-description');
      assert.equal(asked, takesTitle(read, bare, keyword), keyword);
    }
    assert.ok(tried.size > 25, String(tried.size));
  });
});

function takesTitle(read: (source: string) => { readonly database: unknown }, source: string, keyword: string): boolean {
  const line = source.indexOf('\n', source.indexOf(keyword));
  try {
    const { database } = read(`${source.slice(0, line)}\n  accTitle: A title of it${source.slice(line)}`);
    return JSON.stringify(database).includes('"getAccTitle":"A title of it"');
  } catch {
    // Its grammar knows no such line.
    return false;
  }
}
