import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { linkCandidates } from '../../../src/core/languages/mermaid/linkCandidates.ts';
import { linksOf, outlineOf } from '../../../src/core/languages/mermaid/outline.ts';
import { examples } from './examples.ts';
import { mermaidDatabase, type ReadByMermaid } from './mermaidDatabase.ts';

// The line grammars against Mermaid's own databases: the same nodes, the same arrows.

/** What Mermaid makes up for itself: beginnings, ends and dividers of states, and interfaces of lollipops. */
const invented = /^(?:\[\*\]|root_(?:start|end)|.*_(?:start|end)|interface\d+|id-.*)$/;

describe('the structure of a diagram', function () {
  this.timeout(120_000);

  it('has the nodes and arrows that Mermaid reads, in every example of five kinds', async () => {
    const read = await mermaidDatabase();
    const counts = new Map<string, number>();
    for (const { name, source } of await examples()) {
      const outline = outlineOf(source);
      if (outline === undefined) continue;
      counts.set(outline.kind, (counts.get(outline.kind) ?? 0) + 1);
      const mermaid = read(source);
      const subgraphs = new Set(outline.groups.filter(({ keyword }) => keyword === 'subgraph').map(({ id }) => id));
      const ids = (all: readonly string[]): readonly string[] => all.filter((id) => !subgraphs.has(id) && !invented.test(id)).sort();
      assert.deepEqual(ids(outline.nodes.map(({ id }) => id)), ids(mermaid.nodes), name);
      assert.deepEqual(arrowsOf(outline.edges.map(({ from, to }) => `${from} ${to}`)), arrowsOf(withNames(mermaid)), name);
    }
    for (const kind of ['flowchart', 'sequence', 'state', 'class', 'er']) assert.ok((counts.get(kind) ?? 0) >= 2, kind);
  });

  it('tells every place of an id, and nothing of labels', () => {
    const source = 'flowchart LR\n  A[A is A] -->|to A| B\n  subgraph S[A]\n    C -- A --> A\n  end\n  A --> S\n  style A fill:#fff\n  class A,B hot\n  click A href "A.md"\n  %% A is no place; archnotes: neither\n  %% archnotes: A -> src/a.ts#A\n';
    const node = outlineOf(source)?.nodes.find(({ id }) => id === 'A');
    assert.deepEqual(node?.occurrences.map(({ start }) => source.slice(0, start).split('\n').length), [2, 4, 6, 7, 8, 9, 11]);
    assert.equal(node?.label, 'A is A');
    for (const { start, end } of node?.occurrences ?? []) assert.equal(source.slice(start, end), 'A');
  });

  it('knows what is declared and in which group', () => {
    const { nodes = [], groups = [] } = outlineOf('flowchart LR\n  a --> b[B]\n  subgraph one\n    c\n    subgraph two\n      d{D} --> e\n    end\n  end\n') ?? {};
    assert.deepEqual(nodes.filter(({ declared }) => declared).map(({ id, group }) => [id, group]), [['b', undefined], ['one', undefined], ['c', 0], ['two', 0], ['d', 1]]);
    assert.deepEqual(groups.map(({ id, parent }) => [id, parent]), [['one', undefined], ['two', 0]]);
  });

  it('reads what a half-typed text says', () => {
    const { nodes = [], edges = [] } = outlineOf('flowchart LR\n  a[A] --> b\n  b -->\n  c[Open\n') ?? {};
    assert.deepEqual(nodes.map(({ id }) => id), ['a', 'b', 'c']);
    assert.deepEqual(edges.map(({ from, to }) => [from, to]), [['a', 'b'], ['b', 'c']]);
  });
});

describe('links of a diagram', () => {
  it('come from clicks and comments, with path, symbol and place', () => {
    const source = 'flowchart LR\n  a --> b\n  click a "../src/a.ts" "Tip"\n  click b href "src/b%20c.ts#L3" _blank\n  click a "https://example.com/a.ts"\n  click b callback\n  %% archnotes: a -> src/a.ts#Orders.handler\n  %% archnotes: no arrow\n';
    assert.deepEqual(
      linksOf(source).map(({ node, path, symbol, by, at }) => [node, path, symbol, by, source.slice(at.start, at.end)]),
      [
        ['a', '../src/a.ts', undefined, 'click', '../src/a.ts'],
        ['b', 'src/b%20c.ts', 'L3', 'click', 'src/b%20c.ts#L3'],
        ['a', 'src/a.ts', 'Orders.handler', 'comment', 'src/a.ts#Orders.handler'],
      ],
    );
    assert.deepEqual(linksOf('classDiagram\n  class A\n  link A "a.ts" "tip"\n  click A href "b.ts"\n').map(({ path }) => path), ['a.ts', 'b.ts']);
    assert.deepEqual(linksOf('sequenceDiagram\n  A->>B: x\n  %% archnotes: A -> a.ts\n').map(({ node }) => node), ['A']);
  });

  it('mean files beside the diagram, then files of the project, and none outside of it', () => {
    assert.deepEqual(linkCandidates('a.ts', 'docs/map.md'), ['docs/a.ts', 'a.ts']);
    assert.deepEqual(linkCandidates('./a.ts', 'docs/map.md'), ['docs/a.ts']);
    assert.deepEqual(linkCandidates('../a%20b.ts', 'docs/map.md'), ['a b.ts']);
    assert.deepEqual(linkCandidates('/a.ts', 'docs/map.md'), ['a.ts']);
    assert.deepEqual(linkCandidates('../../a.ts', 'docs/map.md'), []);
    assert.deepEqual(linkCandidates('a%zz.ts', 'docs/map.md'), []);
    assert.deepEqual(linkCandidates('src\\a.ts', 'map.md'), []);
  });
});

function arrowsOf(arrows: readonly string[]): readonly string[] {
  return arrows.filter((arrow) => !arrow.split(' ').some((id) => invented.test(id))).sort();
}

/** Mermaid calls entities by their place in its list. */
function withNames({ kind, edges }: ReadByMermaid): readonly string[] {
  return kind === 'er' ? edges.map((edge) => edge.replace(/entity-(\S+)-\d+/g, '$1')) : edges;
}
