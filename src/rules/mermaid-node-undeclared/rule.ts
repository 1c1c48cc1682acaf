import { defineRule, type Diagram, type DiagramNode, type FileEdit } from '../../core/rule/index.ts';
import { isNearMiss } from './nearMiss.ts';

/** In a diagram where fewer nodes than these are declared, declaring is no habit. */
const fewestDeclared = 3;

export default defineRule({
  meta: {
    id: 'mermaid-node-undeclared',
    summary: {
      en: 'An arrow to a node that looks like a misspelt one, which Mermaid draws as a node of its own.',
      ko: '이름을 잘못 적어 Mermaid가 별개의 노드로 그리는 것으로 보이는 화살표를 찾습니다.',
    },
    theme: 'diagrams',
    families: [],
    severity: 'warning',
    messages: {
      misspelt: {
        en: '`{id}` is declared nowhere, and all other nodes are: Mermaid draws a new box of that name. Did you mean `{near}`?',
        ko: '다른 노드는 모두 선언되어 있지만 `{id}`은(는) 선언되지 않아 Mermaid가 같은 이름의 새 상자를 그립니다. `{near}`을(를) 쓰려던 것이 아닌지 확인하십시오.',
      },
      declared: { en: '`{near}` is declared here.', ko: '`{near}`이(가) 선언된 곳입니다.' },
      rename: { en: 'Write `{near}`', ko: '`{near}`(으)로 고치기' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://mermaid.js.org/syntax/flowchart.html',
  },
  create({ report }) {
    return {
      diagram(diagram) {
        const nodes = diagram.fault === undefined ? (diagram.outline?.nodes ?? []) : [];
        const declared = nodes.filter((node) => node.declared);
        // Where a second node is only drawn by its arrows, that is how the diagram is written.
        const [undeclared, ...others] = nodes.filter((node) => !node.declared);
        if (undeclared === undefined || others.length > 0 || declared.length < fewestDeclared) return;
        const near = declared.filter((node) => isNearMiss(undeclared.id, node.id));
        const [meant] = near;
        if (meant === undefined || near.length > 1) return;
        report({
          messageId: 'misspelt',
          severity: 'warning',
          at: { path: diagram.path, range: undeclared.at },
          data: { id: undeclared.id, near: meant.id },
          related: [{ messageId: 'declared', at: { path: diagram.path, range: meant.at }, data: { near: meant.id } }],
          fix: { messageId: 'rename', edits: [renaming(diagram, undeclared, meant.id)] },
        });
      },
    };
  },
});

function renaming({ path, hash }: Diagram, { occurrences }: DiagramNode, newText: string): FileEdit {
  return { path, hash, edits: occurrences.map((range) => ({ range, newText })) };
}
