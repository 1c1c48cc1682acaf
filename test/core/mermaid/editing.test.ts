import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/engine/applyEdits.ts';
import { completionsAt } from '../../../src/core/languages/mermaid/editing/completion.ts';
import { foldsOf } from '../../../src/core/languages/mermaid/editing/folding.ts';
import { formatEdits } from '../../../src/core/languages/mermaid/editing/format.ts';
import { renameNode } from '../../../src/core/languages/mermaid/editing/rename.ts';
import { symbolsOf, type DiagramSymbol } from '../../../src/core/languages/mermaid/editing/symbols.ts';
import { outlineOf } from '../../../src/core/languages/mermaid/outline.ts';
import { examples } from './examples.ts';
import { mermaidJudge } from './judge.ts';
import { mermaidDatabase } from './mermaidDatabase.ts';

// What an editor does with a Mermaid text, as pure functions of it.

describe('renaming a node', () => {
  it('touches every place of the id and no label', () => {
    const source = 'flowchart LR\n  pay[pay here] -->|pay| stock\n  stock --> pay\n  style pay fill:#fff\n  class pay,stock hot\n  click pay href "pay.md" "pay"\n  %% archnotes: pay -> src/pay.ts\n  %% pay\n';
    assert.equal(renamed(source, 'pay', 'bank'), source.replace(/\bpay(?=\[| fill|,| href|\n  style| ->)/g, 'bank'));
    assert.equal(renamed('sequenceDiagram\n  participant A as A\n  A->>+B: A\n  B-->>-A: A\n  Note over A,B: A\n', 'A', 'Shop'), 'sequenceDiagram\n  participant Shop as A\n  Shop->>+B: A\n  B-->>-Shop: A\n  Note over Shop,B: A\n');
    assert.equal(renamed('stateDiagram-v2\n  state "a" as a\n  [*] --> a\n  a --> [*]: a\n  note right of a: a\n', 'a', 'b2'), 'stateDiagram-v2\n  state "a" as b2\n  [*] --> b2\n  b2 --> [*]: a\n  note right of b2: a\n');
    assert.equal(renamed('classDiagram\n  class A["A"] {\n    +A a\n  }\n  A <|-- B : A\n  A : +A()\n  click A href "A.ts"\n', 'A', 'C'), 'classDiagram\n  class C["A"] {\n    +A a\n  }\n  C <|-- B : A\n  C : +A()\n  click C href "A.ts"\n');
    assert.equal(renamed('erDiagram\n  A ||--o{ "B C" : A\n  A {\n    string A\n  }\n', 'A', 'D'), 'erDiagram\n  D ||--o{ "B C" : A\n  D {\n    string A\n  }\n');
  });

  it('refuses what is no id, what is a word of Mermaid, and what is there already', () => {
    const source = 'flowchart LR\n  a --> b\n';
    for (const name of ['', '1', 'a b', 'a"', 'a[', 'a-->c', 'a;b', '-a', 'a\n', '[*]']) assert.equal(renameNode(source, 'a', name), 'illegal', name);
    for (const name of ['end', 'Graph', 'subgraph', 'style', 'click']) assert.equal(renameNode(source, 'a', name), 'reserved', name);
    assert.equal(renameNode(source, 'a', 'b'), 'taken');
    assert.equal(renameNode('sequenceDiagram\n  a->>b: c\n', 'a', 'loop'), 'reserved');
  });

  it('gives no id that Mermaid then refuses, whatever word is tried', function () {
    this.timeout(120_000);
    const judge = mermaidJudge();
    const texts = ['flowchart LR\n  aa --> bb\n  cc\n  bb --> cc', 'sequenceDiagram\n  participant aa\n  aa->>bb: x\n  bb->>aa: y', 'stateDiagram-v2\n  aa --> bb\n  cc --> aa', 'classDiagram\n  class aa\n  aa <|-- bb\n  bb : x', 'erDiagram\n  aa ||--o{ bb : x\n  aa {\n    string x\n  }'];
    const words = ['end', 'graph', 'state', 'class', 'note', 'participant', 'title', 'default', 'style', 'one', 'many', 'to', 'as', 'loop', 'and', 'o', 'x', 'v', 'TB', 'LR', 'direction', 'click', 'href', 'link', 'links', 'call', 'over', 'left', 'right', 'root', 'fork', 'choice', 'u', 'zero', 'box', 'off', 'accTitle', 'interface', 'constructor', '주문', 'Ü1', '_a', 'a1'];
    let accepted = 0;
    for (const source of texts) {
      for (const [id, word] of words.flatMap((word) => [['aa', word], ['bb', word]] as const)) {
        const edits = renameNode(source, id, word);
        if (typeof edits === 'string') continue;
        accepted += 1;
        assert.equal(judge(applyEdits(source, edits)), undefined, applyEdits(source, edits));
      }
    }
    assert.ok(accepted > 150, String(accepted));
  });
});

describe('formatting', function () {
  this.timeout(120_000);

  it('indents by blocks, and leaves one blank line of many', () => {
    const before = '  flowchart LR\na[A]   \n\n\n   subgraph s\n subgraph t\nb --> c\n end\nend\n  d["over\n   two lines"]\n';
    const after = 'flowchart LR\n  a[A]\n\n  subgraph s\n    subgraph t\n      b --> c\n    end\n  end\n  d["over\n   two lines"]\n';
    assert.equal(formatted(before), after);
    assert.equal(formatted('sequenceDiagram\nalt a\nA->>B: x\nelse b\nA->>B: y\nend\n'), 'sequenceDiagram\n  alt a\n    A->>B: x\n  else b\n    A->>B: y\n  end\n');
    assert.equal(formatted('classDiagram\nclass A {\n+x()\n}\n'), 'classDiagram\n  class A {\n    +x()\n  }\n');
  });

  it('leaves alone what has a meaning or is never closed', () => {
    for (const source of ['mindmap\n  a\n     b   \n', 'flowchart LR\na["open\n b\n', '---\ntitle:   x  \n---\nflowchart LR\n  a\n']) assert.equal(formatted(source), source);
  });

  it('changes no picture, and nothing the second time, in every example, put askew first', async () => {
    const read = await mermaidDatabase();
    let changed = 0;
    for (const { name, source } of await examples()) {
      for (const text of [source, outlineOf(source) === undefined ? source : source.replace(/\n(?=[^\n])/g, '\n\n ').replace(/\n/g, ' \n')]) {
        const once = formatted(text);
        if (once === text) continue;
        const drawn = databaseOf(read, text);
        if (drawn === undefined) continue;
        changed += 1;
        assert.deepEqual(databaseOf(read, once), drawn, name);
        assert.equal(formatted(once), once, name);
      }
    }
    assert.ok(changed > 30, String(changed));
  });
});

describe('folding', () => {
  it('takes front matter, blocks and descriptions', () => {
    const source = '---\ntitle: x\n---\nflowchart LR\n  accDescr {\n    x\n  }\n  subgraph s\n    a\n    subgraph t\n      b\n    end\n  end\n';
    assert.deepEqual(foldsOf(source).map(({ startLine, endLine }) => [startLine, endLine]), [[0, 2], [4, 6], [7, 12], [9, 11]]);
  });
});

describe('the outline', () => {
  it('is a tree of groups and nodes', () => {
    const tree = ({ name, detail, children }: DiagramSymbol): unknown => [name, detail, children.map(tree)];
    assert.deepEqual(symbolsOf('flowchart LR\n  a[Orders] --> b\n  subgraph s[Shop]\n    c\n  end\n').map(tree), [
      ['Orders', 'a', []],
      ['b', '', []],
      ['Shop', 'subgraph', [['c', '', []]]],
    ]);
    assert.deepEqual(symbolsOf('sequenceDiagram\n  actor A as Ann\n  loop daily\n    A->>B: x\n  end\n').map(({ name, kind }) => [name, kind]), [['Ann', 'actor'], ['daily', 'group'], ['B', 'participant']]);
    assert.deepEqual(symbolsOf('stateDiagram-v2\n  state a {\n    b --> c\n  }\n').map(({ name, kind }) => [name, kind])[0], ['a', 'state']);
  });
});

describe('completion', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    // A text up to the cursor, what must be offered, what must not.
    ['fl|', ['flowchart', 'sequenceDiagram'], []],
    ['---\nconfig:\n  la|\n---\nflowchart LR\n', ['layout: dagre', 'look: classic'], ['subgraph']],
    ['flowchart LR\n  orders[O] --> payment\n  |', ['subgraph', 'orders', 'payment'], ['participant', '-->']],
    ['flowchart LR\n  orders[O] --> |', ['orders'], ['subgraph', '-->']],
    ['flowchart LR\n  orders[O] --> payment\n  orders -|', ['-->', '-.->'], ['orders']],
    ['flowchart LR\n  orders[O|', [], ['orders', 'subgraph']],
    ['flowchart |', ['LR', 'TB'], ['subgraph']],
    ['flowchart LR\n  a1 --> b1\n  click |', ['a1', 'b1'], ['subgraph']],
    ['flowchart LR\n  a1 --> b1\n  %% archnotes: |', ['a1', 'b1'], ['subgraph']],
    ['flowchart LR\n  a1 --> b1\n  %% a|', [], ['a1', 'subgraph']],
    ['sequenceDiagram\n  participant Shop\n  |', ['participant', 'loop', 'Shop'], ['subgraph']],
    ['sequenceDiagram\n  participant Shop\n  Shop->>|', ['Shop'], ['participant']],
    ['sequenceDiagram\n  participant Shop\n  Shop ->|', ['->>', '-->>'], []],
    ['sequenceDiagram\n  participant Shop\n  Shop->>Shop: S|', [], ['Shop']],
    ['stateDiagram-v2\n  Idle --> |', ['Idle'], ['state']],
    ['classDiagram\n  class Order\n  Order <|-- |'.replace('<|', '<\u0001'), ['Order'], ['class']],
    ['erDiagram\n  ORDER ||--o{ ITEM : has\n  ORDER |'.replaceAll('||', '\u0001\u0001'), ['||--o{'], ['ITEM']],
  ];
  for (const [marked, offered, others] of cases) {
    it(`knows what may follow ${JSON.stringify(marked.replaceAll('\u0001', '|'))}`, () => {
      const offset = marked.indexOf('|');
      const source = (marked.slice(0, offset) + marked.slice(offset + 1)).replaceAll('\u0001', '|');
      const found = completionsAt(source, offset);
      const texts = found.map(({ text }) => text.trim());
      for (const text of offered) assert.ok(texts.includes(text), `${text} in ${texts.join(', ')}`);
      for (const text of others) assert.ok(!texts.includes(text), text);
      for (const { replaces } of found) assert.ok(replaces.start <= offset && replaces.end === offset);
    });
  }
});

function renamed(source: string, id: string, newId: string): string {
  const edits = renameNode(source, id, newId);
  assert.ok(typeof edits !== 'string', JSON.stringify(edits));
  return applyEdits(source, edits);
}

function formatted(source: string): string {
  return applyEdits(source, formatEdits(source, '  '));
}

function databaseOf(read: (source: string) => { readonly database: unknown }, source: string): unknown {
  try {
    // A blank at the end of a style or of a label is not to be seen.
    return JSON.parse(JSON.stringify(read(source).database), (_, value: unknown) => (typeof value === 'string' ? value.trimEnd() : value));
  } catch {
    // Put askew, some texts are no longer Mermaid's.
    return undefined;
  }
}
