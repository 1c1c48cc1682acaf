import assert from 'node:assert/strict';
import { mermaidFences, maxMarkdownLength } from '../../../src/core/languages/markdown/fences.ts';

/** What the document holds at a diagram's range, line by line without what stands before each: must be the source again. */
function textAt(document: string, { range, indents }: ReturnType<typeof mermaidFences>[number]): string {
  const lines = document.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).slice(range.start.line, range.end.line + 1);
  return lines.map((line, index) => line.slice(indents[index] ?? 0, index === lines.length - 1 ? range.end.character : undefined)).join('\n');
}

describe('mermaidFences', () => {
  const flow = 'flowchart LR\n  order --> payment';

  const documents: readonly (readonly [string, string, readonly string[]])[] = [
    ['backticks', `# Checkout\n\n\`\`\`mermaid\n${flow}\n\`\`\`\n`, [flow]],
    ['tildes, longer than three', `~~~~~ mermaid\n${flow}\n~~~~~\n`, [flow]],
    ['words after the language', `\`\`\`mermaid title="Checkout" {1}\n${flow}\n\`\`\`\n`, [flow]],
    ['braces right after the language', `\`\`\`Mermaid{width=40}\n${flow}\n\`\`\`\n`, [flow]],
    ['three spaces before', `   \`\`\`mermaid\n   flowchart LR\n     order --> payment\n   \`\`\`\n`, [flow]],
    ['in a list', '- The order:\n\n  ```mermaid\n  flowchart LR\n    order --> payment\n  ```\n', [flow]],
    ['in a list in a list', '1. a\n   - b\n     ```mermaid\n     flowchart LR\n       order --> payment\n     ```\n', [flow]],
    ['in a quote', '> ```mermaid\n> flowchart LR\n>   order --> payment\n> ```\n', [flow]],
    ['in a quote with uneven markers', '> ```mermaid\n>flowchart LR\n>   order --> payment\n> ```\n', [flow]],
    ['in a list in a quote', '> - see\n>\n>   ```mermaid\n>   flowchart LR\n>     order --> payment\n>   ```\n', [flow]],
    ['unclosed while typing', `Text\n\n\`\`\`mermaid\n${flow}`, [flow]],
    ['two of them and another language', `\`\`\`mermaid\n${flow}\n\`\`\`\n\n\`\`\`ts\nconst a = 1;\n\`\`\`\n\n~~~mermaid\npie\n~~~\n`, [flow, 'pie']],
    ['blank lines within', '```mermaid\n\nflowchart LR\n\n  order --> payment\n\n```\n', ['\nflowchart LR\n\n  order --> payment\n']],
    ['Korean', '# 결제\n\n- 흐름\n  ```mermaid\n  flowchart LR\n    주문 --> 결제\n  ```\n', ['flowchart LR\n  주문 --> 결제']],
    ['none: indented code', `    \`\`\`mermaid\n    ${flow}\n    \`\`\`\n`, []],
    ['none: another language that begins alike', '```mermaidx\npie\n```\n', []],
    ['none: a snippet of PyMdown', '```mermaid\n--8<-- "flow.mmd"\n```\n', []],
    ['none: several snippets of PyMdown', '```mermaid\n--8<--\nflow.mmd\n--8<--\n```\n', []],
    ['none: a part of PyMdown in a diagram', `- \`\`\`mermaid\n  flowchart LR\n    -8<- 'orders.mmd'\n  \`\`\`\n`, []],
    ['none: included by mdBook', '```mermaid\n{{#include flow.mmd}}\n```\n', []],
    ['none: tags of Jinja and Liquid', `\`\`\`mermaid\n{% raw %}\n${flow}\n{%- endraw %}\n\`\`\`\n`, []],
    ['none: shortcodes of Hugo', '```mermaid\n{{< include "flow.mmd" >}}\n```\n\n```mermaid\n{{% include "flow.mmd" %}}\n```\n', []],
    ['none: a variable of a template', '```mermaid\n{{FLOW}}\n```\n\n```mermaid\n{{ theme() }}\n\nflowchart LR\n  a --> b\n```\n', []],
    ...['...', '…', '[the flow of an order]', '[[./flow.mmd]]', '<diagram>', '<!-- flow -->', '$flow', '${draw(flow)}', '$(cat flow.mmd)', '@include "flow.mmd"', '%% later\n\n[the flow]'].map((line) => [`none: left open by ${line}`, `\`\`\`mermaid\n${line}\n\`\`\`\n`, []] as const),
    ['no kind, which is a mistake', '```mermaid\n[Order] --> [Payment]\n[Payment] --> [Stock]\n```\n', ['[Order] --> [Payment]\n[Payment] --> [Stock]']],
    ['a conflict, and what belongs to PlantUML', '```mermaid\n<<<<<<< ours\n```\n\n```mermaid\n@startuml\n```\n', ['<<<<<<< ours', '@startuml']],
    ['braces and cuts that are the diagram’s own', '```mermaid\nmindmap\n  root\n    {{hexagon}}\n    {{#35; one}}\n```\n\n```mermaid\n%%{init: {}}%%\nflowchart LR\n  a --8<--> b\n```\n', ['mindmap\n  root\n    {{hexagon}}\n    {{#35; one}}', '%%{init: {}}%%\nflowchart LR\n  a --8<--> b']],
    ['none: inside another fence', `\`\`\`\`md\n\`\`\`mermaid\n${flow}\n\`\`\`\n\`\`\`\`\n`, []],
  ];
  for (const [name, document, expected] of documents) {
    for (const [ending, text] of [['LF', document], ['CRLF', document.replaceAll('\n', '\r\n')], ['CR', document.replaceAll('\n', '\r')], ['BOM', `\uFEFF${document}`]] as const) {
      it(`${name} (${ending})`, () => {
        const fences = mermaidFences(text);
        assert.deepEqual(fences.map(({ source }) => source), expected);
        for (const fence of fences) assert.equal(textAt(text, fence), fence.source);
      });
    }
  }

  it('gives the range to the character', () => {
    const [fence] = mermaidFences('# Orders\n\n- first\n\n  ~~~mermaid\n  flowchart LR\n    a --> b\n  ~~~\n');
    assert.deepEqual(fence, {
      title: 'Orders',
      source: 'flowchart LR\n  a --> b',
      range: { start: { line: 5, character: 2 }, end: { line: 6, character: 11 } },
      indents: [2, 2],
    });
  });

  it('gives an empty fence a range inside the document', () => {
    assert.deepEqual(mermaidFences('```mermaid\n```\n')[0]?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
    assert.deepEqual(mermaidFences('```mermaid')[0]?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });

  it('takes the title from front matter, else accTitle, else the nearest heading, as plain text', () => {
    const titles = (text: string) => mermaidFences(text).map(({ title }) => title);
    const body = 'flowchart LR\n  a';
    assert.deepEqual(titles(`# One\n\n## The **order** \`flow\` &amp; [more](x)\n\n\`\`\`mermaid\n${body}\n\`\`\`\n`), ['The order flow & more']);
    assert.deepEqual(titles(`Setext\ntitle\n======\n\n\`\`\`mermaid\n${body}\n\`\`\`\n`), ['Setext title']);
    assert.deepEqual(titles(`# One\n\ntext\n\n\`\`\`mermaid\n---\ntitle: "Pay: later"\n---\n${body}\n\`\`\`\n`), ['Pay: later']);
    assert.deepEqual(titles(`# One\n\n\`\`\`mermaid\nflowchart LR\n  accTitle: 결제 흐름\n  a\n\`\`\`\n`), ['결제 흐름']);
    assert.deepEqual(titles(`\`\`\`mermaid\n${body}\n\`\`\`\n\n# Below\n`), ['']);
    assert.deepEqual(titles(`# <b>bold</b>\n\n\`\`\`mermaid\n${body}\n\`\`\`\n`), ['<b>bold</b>']);
  });

  it('reads nothing above a megabyte', () => {
    const text = `\`\`\`mermaid\npie\n\`\`\`\n`;
    assert.equal(mermaidFences(text.padEnd(maxMarkdownLength, '\n')).length, 1);
    assert.deepEqual(mermaidFences(text.padEnd(maxMarkdownLength + 1, '\n')), []);
  });
});
