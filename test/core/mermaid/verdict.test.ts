import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isMermaidFile, parseDiagramFile } from '../../../src/core/languages/mermaid/diagramFile.ts';
import { faultOf } from '../../../src/core/languages/mermaid/verdict/fault.ts';
import { parserText } from '../../../src/core/languages/mermaid/verdict/parserText.ts';
import { brokenTexts } from './brokenTexts.ts';
import { examples } from './examples.ts';
import { mermaidJudge } from './judge.ts';
import { mermaidDatabase } from './mermaidDatabase.ts';

// What Mermaid says of a text, with the exact place in the text as it was written.

const judge = mermaidJudge();

/** Ways in which a diagram stands in a document: the document with the marks of the diagram left in. */
const settings: readonly { readonly name: string; readonly path: string; readonly around: (marked: string) => string }[] = [
  { name: 'in a file of its own', path: 'a.mmd', around: (marked) => marked },
  { name: 'with CRLF', path: 'a.mmd', around: (marked) => marked.replaceAll('\n', '\r\n') },
  { name: 'with CR', path: 'a.mermaid', around: (marked) => marked.replaceAll('\n', '\r') },
  { name: 'after a byte order mark', path: 'a.mmd', around: (marked) => `\uFEFF${marked}` },
  { name: 'in a fence', path: 'a.md', around: (marked) => `# Title 😀\n\n${fenced(marked, '')}` },
  { name: 'in a fence after a byte order mark', path: 'a.md', around: (marked) => `\uFEFF${fenced(marked, '')}` },
  { name: 'in a list', path: 'a.md', around: (marked) => `1. 목록\n\n${fenced(marked, '   ')}` },
  { name: 'in a quote with CRLF', path: 'a.md', around: (marked) => `> 😀\n>\n${fenced(marked, '> ')}`.replaceAll('\n', '\r\n') },
  { name: 'in a quote in a list, with tildes', path: 'a.markdown', around: (marked) => fenced(marked, '- > ', '  > ').replaceAll('```', '~~~') },
  { name: 'after a tab', path: 'a.md', around: (marked) => `- x\n\n${fenced(marked, '\t')}` },
];

function fenced(marked: string, first: string, rest = first): string {
  return [`${first}\`\`\`mermaid`, ...marked.split('\n').map((line) => rest + line), `${rest}\`\`\``, ''].join('\n');
}

describe('what Mermaid refuses', function () {
  this.timeout(60_000);

  for (const { name, path, around } of settings) {
    it(`is accused at its exact place ${name}`, () => {
      for (const marked of brokenTexts) {
        const expected = around(marked);
        const document = expected.replace(/[«»]/g, '');
        const [diagram, ...others] = parseDiagramFile({ path, text: document, hash: '' }, judge).diagrams;
        assert.equal(others.length, 0);
        const at = diagram?.fault?.at;
        assert.ok(at, expected);
        assert.equal(`${document.slice(0, at.start)}«${document.slice(at.start, at.end)}»${document.slice(at.end)}`, expected);
        assert.equal(isMermaidFile(path), !diagram?.fenced);
      }
    });
  }

  it('are more than a hundred different texts', () => {
    assert.ok(brokenTexts.length >= 130);
    assert.equal(new Set(brokenTexts).size, brokenTexts.length);
  });
});

describe('what would fit instead', () => {
  const missing: readonly (readonly [marked: string, words: readonly string[], mended: string])[] = [
    ['sequenceDiagram\n  A->>B«»', [':'], ': hi'],
    ['sequenceDiagram\n  Note over A«»', [',', ':'], ', B: hi'],
    ['sequenceDiagram\n  Note «»A: x', ['over', 'left of', 'right of'], 'left of '],
    ['flowchart LR\n  A --> B\n  click A href «»', ['"…"'], '"https://example.com"'],
    ['classDiagram\n  class Order\n  <<interface«» Order', ['>>'], '>>'],
    ['erDiagram\n  A ||--o{ B«»', [':', ':::'], ' : has'],
    ['gantt\n  bar«»', [':'], ' :a, 2026-01-01, 1d'],
    ['requirementDiagram\n  requirement r {\n    risk: «enormous»\n  }', ['low', 'medium', 'high'], 'high'],
    ['requirementDiagram\n  requirement r {\n    id« »1\n  }', [':'], ': '],
    ['journey\n  section a\n  foo«»', [':'], ': 5: Me'],
    ['classDiagram\n  note for A «»', ['"…"'], '"x"'],
    ['erDiagram\n  A ||--o{ B«»', [':', ':::'], ':::big : has'],
    ['sankey-beta\na,b«»', [','], ',1'],
  ];
  for (const [marked, words, mended] of missing) {
    it(`is said, and does fit: ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(faultOf(marked.replace(/[«»]/g, ''), judge)?.expected, words);
      assert.equal(faultOf(marked.replace(/«.*»/, () => mended), judge), undefined);
    });
  }

  it('is not said where it is more than can be written down, or not all of it', () => {
    for (const text of ['stateDiagram-v2\n  a -->', 'flowchart LR\n  a -->', 'classDiagram\n  class A {\n    +x()', 'mindmap\n  a[']) assert.deepEqual(faultOf(text, judge)?.expected, [], text);
  });

  it('is no name of a parser’s token in any of the broken texts', () => {
    const said = brokenTexts.flatMap((marked) => faultOf(marked.replace(/[«»]/g, ''), judge)?.expected ?? []);
    assert.ok(said.length > 10);
    assert.deepEqual(said.filter((word) => /^[A-Z_]{2,}$|^[a-z]+[A-Z]/.test(word)), []);
  });
});

describe('what Mermaid draws', function () {
  this.timeout(120_000);

  it('is not accused: every diagram of its own packages, of our templates and of our pages', async () => {
    const read = await mermaidDatabase();
    const drawn = await examples();
    assert.ok(drawn.length > 120);
    for (const { name, source } of drawn) {
      assert.equal(read(source).kind === '', false, name);
      assert.equal(faultOf(source, judge), undefined, name);
    }
  });

  it('is given to its parser as we think it is, so that places can be followed back', async () => {
    const read = await mermaidDatabase();
    for (const { name, source } of await examples()) {
      const { kind, text } = read(source);
      // What a kind's own parser does comes after that text.
      const given = parserText(source, ['eventmodeling', 'agentflow'].includes(kind) ? kind : undefined);
      assert.equal(given.text.trimEnd(), text.trimEnd(), name);
    }
  });
});

describe('what Mermaid is not asked', () => {
  it('is a text with YAML aliases, and one that is too long', () => {
    const never = (): undefined => assert.fail('Mermaid was asked.');
    assert.deepEqual(faultOf('---\na: &a 1\nb: *a\n---\nflowchart LR\n  A', never)?.at, { start: 12, end: 17 });
    assert.equal(faultOf(`flowchart LR\n${'  A --> B\n'.repeat(6_000)}`, never)?.reason, 'too-long');
  });

  it('is a text that has said nothing yet', () => {
    for (const text of ['', '\n\n', '%% nothing\n', '---\ntitle: x\n---\n']) {
      assert.equal(parseDiagramFile({ path: 'a.mmd', text, hash: '' }, () => assert.fail('Mermaid was asked.')).diagrams[0]?.fault, undefined);
    }
  });
});
