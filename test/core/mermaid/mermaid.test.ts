import assert from 'node:assert/strict';
import { mermaidDocument } from '../../../src/core/languages/mermaid/diagramText.ts';
import { firstBodyLine, frontMatter } from '../../../src/core/languages/mermaid/frontMatter.ts';
import { maxMermaidLength, refusal } from '../../../src/core/languages/mermaid/guard.ts';
import { ownTheme } from '../../../src/core/languages/mermaid/ownTheme.ts';
import { mermaidTitle } from '../../../src/core/languages/mermaid/title.ts';

describe('mermaid texts', () => {
  it('a file is one diagram, with its line endings as Mermaid counts them', () => {
    assert.deepEqual(mermaidDocument('\uFEFF---\r\ntitle: Checkout\r\n---\r\nflowchart LR\r\n  a'), {
      title: 'Checkout',
      source: '---\ntitle: Checkout\n---\nflowchart LR\n  a',
      range: { start: { line: 0, character: 0 }, end: { line: 4, character: 3 } },
      indents: [0, 0, 0, 0, 0],
    });
  });

  it('front matter stands on the first line only and ends at the same indentation', () => {
    assert.deepEqual(frontMatter('---\ntitle: a\n---\npie'), { yaml: 'title: a', lineCount: 3 });
    assert.deepEqual(frontMatter('  ---\n  title: a\n---\n  ---\n  pie'), { yaml: '  title: a\n---', lineCount: 4 });
    assert.equal(frontMatter('\n---\ntitle: a\n---\npie'), undefined);
    assert.equal(frontMatter('---\ntitle: a\npie'), undefined);
    assert.equal(frontMatter('--- title\n---\npie'), undefined);
  });

  it('the first body line is what Mermaid calls line 1', () => {
    assert.equal(firstBodyLine('flowchart LR'), 0);
    assert.equal(firstBodyLine('---\ntitle: a\n---\n\n%% note\nflowchart LR'), 5);
    assert.equal(firstBodyLine('%%{init: {"theme":\n"dark"}}%%\n\npie'), 3);
    assert.equal(firstBodyLine('%%{init: {}}%%\npie'), 1);
    assert.equal(firstBodyLine('\n\n'), 0);
  });

  it('the theme that a text asks for', () => {
    assert.equal(ownTheme('---\nconfig:\n  theme: forest\n---\npie'), 'forest');
    assert.equal(ownTheme('---\nconfig: { "theme": "dark" }\n---\npie'), 'dark');
    assert.equal(ownTheme("%%{init: {'theme':'base', 'themeVariables': {}}}%%\npie"), 'base');
    assert.equal(ownTheme('---\ntitle: theme\nconfig:\n  themeVariables:\n    fontSize: 12px\n---\npie\n  "theme: dark" : 1'), undefined);
  });

  it('titles: quoting, comments, length', () => {
    assert.equal(mermaidTitle("---\ntitle: 'It''s paid'\n---\npie"), "It's paid");
    assert.equal(mermaidTitle('---\ntitle: "a \\"b\\""\n---\npie'), 'a "b"');
    assert.equal(mermaidTitle('---\ntitle: Orders # draft\n---\npie'), 'Orders');
    assert.equal(mermaidTitle('---\nconfig:\n  title: no\n---\npie'), '');
    assert.equal([...mermaidTitle(`---\ntitle: ${'주문🚚'.repeat(100)}\n---\npie`)].length, 120);
  });

  describe('refusal', () => {
    const bomb = ['x: &a [1,1,1,1,1,1,1,1]', 'y: &b [*a,*a,*a,*a,*a,*a]', 'z: [*b,*b,*b]'].join('\n');

    it('refuses an anchor with its alias where Mermaid reads YAML, and says on which line', () => {
      assert.deepEqual(refusal(`---\n${bomb}\n---\npie`), { reason: 'alias', line: 2 });
      assert.deepEqual(refusal(`---\r\n${bomb.replaceAll('\n', '\r\n')}\r\n---\r\npie`), { reason: 'alias', line: 2 });
      assert.deepEqual(refusal('flowchart LR\n  a@{ x: &a [1,1], y: [*a,*a] }'), { reason: 'alias', line: 1 });
    });

    it('leaves ampersands and asterisks alone that are no such pair', () => {
      for (const source of [
        'flowchart LR\n  a & b --> c & d',
        '---\ntitle: Q&A for R&D **now**\n---\nflowchart LR\n  a',
        'flowchart LR\n  a["&lt;*lt;"] --> b',
        'classDiagram\n  class Order {\n    +total()* int\n  }',
        'flowchart LR\n  a@{ shape: rect, label: "R&D *fast*" }',
      ]) {
        assert.equal(refusal(source), undefined, source);
      }
    });

    it('refuses what is longer than Mermaid takes', () => {
      assert.equal(refusal('pie'.padEnd(maxMermaidLength)), undefined);
      assert.deepEqual(refusal('pie'.padEnd(maxMermaidLength + 1)), { reason: 'too-long', line: 0 });
    });
  });
});
