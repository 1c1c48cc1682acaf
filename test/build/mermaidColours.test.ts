import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { root } from '../../src/build/root.ts';
import { keywordRange } from '../../src/core/languages/mermaid/keyword.ts';
import { shippedDiagrams } from '../webview/shippedDiagrams.ts';

/** Grammars of other languages with nothing of their own: what is coloured in them is the doing of ours. */
const bare = ['text.html.markdown', 'source.yaml'];
const injected = 'text.html.markdown.mermaid.archnotes';
const files: Readonly<Record<string, string>> = { 'source.mermaid': 'mermaid.tmLanguage.json', [injected]: 'mermaid-markdown.tmLanguage.json' };

async function grammarOf(scope: string): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (sources) => createOnigScanner(sources), createOnigString: (text) => createOnigString(text) }),
    loadGrammar: async (name) => {
      const file = files[name];
      if (file !== undefined) return parseRawGrammar(readFileSync(join(root, 'media', file), 'utf8'), file);
      return bare.includes(name) ? parseRawGrammar(JSON.stringify({ name, scopeName: name, patterns: [] }), `${name}.json`) : null;
    },
    getInjections: (name) => (name === 'text.html.markdown' ? [injected] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar);
  return grammar;
}

/** The innermost scopes of each line's words, as `word → scope`; words without one are left out. */
function coloured(grammar: IGrammar, text: string): readonly (readonly (readonly [word: string, scopes: readonly string[]])[])[] {
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.slice(1)] as const);
  });
}

/** Each text with the scopes that some of its words have. */
const samples: readonly (readonly [text: string, scopes: Readonly<Record<string, string>>])[] = [
  ['flowchart LR\n  a[Order] -->|paid| b:::warm\n  %% a note\n  click a href "https://example.com"', {
    'flowchart': 'keyword.control.diagram', 'LR': 'constant.language.direction', 'Order': 'string.unquoted', '-->': 'keyword.operator.arrow', 'paid': 'string.unquoted',
    'warm': 'entity.other.attribute-name.class', '%% a note': 'comment.line', 'click': 'keyword.other.statement', 'https://example.com': 'string.quoted.double',
  }],
  ['flowchart LR\n  subgraph one\n  end\n  %% archnotes: a -> ../src/a.ts#x', { 'subgraph': 'keyword.control.block', 'end': 'keyword.other.statement', 'archnotes:': 'keyword.other.archnotes', 'a': 'variable.other.node', '../src/a.ts#x': 'markup.underline.link' }],
  ['sequenceDiagram\n  participant A as Orders\n  A->>B: hello: you\n  loop every day\n  end', { 'participant': 'keyword.other.declaration', 'A': 'entity.name.type', 'as': 'keyword.other.as', 'Orders': 'string.unquoted', '->>': 'keyword.operator.arrow', 'hello: you': 'string.unquoted', 'loop': 'keyword.control.block' }],
  ['stateDiagram-v2\n  [*] --> Paid\n  accTitle: Orders', { 'stateDiagram-v2': 'keyword.control.diagram', '[*]': 'constant.language.startend', 'accTitle': 'keyword.other.accessibility' }],
  ['classDiagram\n  class Order {\n  <<interface>> Order', { 'class': 'keyword.other.declaration', 'Order': 'entity.name.type', '<<interface>>': 'storage.modifier.annotation' }],
  ['erDiagram\n  A ||--o{ B : has', { 'erDiagram': 'keyword.control.diagram', '||--o{': 'keyword.operator.arrow', 'has': 'string.unquoted' }],
  ['%%{init: {"theme": "dark"}}%%\npie', { '"theme"': 'string.quoted.double', 'pie': 'keyword.control.diagram' }],
  ['---\ntitle: Orders\n---\ngantt\n  section One', { 'title: Orders': 'meta.embedded.block.yaml', 'gantt': 'keyword.control.diagram', 'section': 'keyword.control.block' }],
];

describe('the colours of Mermaid', () => {
  before(() => loadWASM(readFileSync(join(root, 'node_modules/vscode-oniguruma/release/onig.wasm'))));

  const assertScopes = (words: ReturnType<typeof coloured>, scopes: Readonly<Record<string, string>>): void => {
    for (const [word, scope] of Object.entries(scopes)) {
      const found = words.flat().filter(([text, own]) => text.trim() === word && own.some((name) => name.startsWith(scope)));
      assert.ok(found.length > 0, `${word} is not ${scope}:\n${words.flat().map(([text, own]) => `${text} ← ${own.join(' ')}`).join('\n')}`);
    }
  };

  for (const [text, scopes] of samples) {
    it(`${text.replace(/\n\s*/g, ' ⏎ ')}`, async () => {
      assertScopes(coloured(await grammarOf('source.mermaid'), text), scopes);
      const indented = `# Notes\n\n- one\n\n  \`\`\`mermaid\n${text.replace(/^/gm, '  ')}\n  \`\`\`\n\nflowchart after`;
      const fenced = coloured(await grammarOf('text.html.markdown'), indented);
      assertScopes(fenced, scopes);
      assert.deepEqual(fenced.at(-1)?.flatMap(([, own]) => own), [], 'the fence ends');
    });
  }

  it(`the first word of each of ${shippedDiagrams.length} diagrams that Mermaid ships says the kind`, async () => {
    const grammar = await grammarOf('source.mermaid');
    for (const { name, source } of shippedDiagrams) {
      const { start, end } = keywordRange(source);
      const keyword = source.slice(start, end);
      const found = coloured(grammar, source).flat().find(([word]) => word === keyword);
      assert.ok(found?.[1].includes('keyword.control.diagram.mermaid'), `${name}: ${keyword} ← ${found?.[1].join(' ')}`);
    }
  });

  it('another language in a fence stays its own', async () => {
    const words = coloured(await grammarOf('text.html.markdown'), '```mermaidish\nflowchart LR\n```\n\n```ts\nflowchart LR\n```');
    assert.deepEqual(words.flat().flatMap(([, own]) => own), []);
  });
});
