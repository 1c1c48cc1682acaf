import { defineRule, type FileEdit, type JudgedDiagram } from '../../core/rule/index.ts';

/** First words of the kinds whose grammars of Mermaid 12.3.0 take `accTitle` and pass it on to the picture. */
const describable = new Set([
  'flowchart', 'graph', 'flowchart-elk', 'sequenceDiagram', 'classDiagram', 'classDiagram-v2', 'stateDiagram', 'stateDiagram-v2',
  'erDiagram', 'gantt', 'pie', 'journey', 'requirementDiagram', 'gitGraph', 'quadrantChart', 'xychart', 'xychart-beta', 'radar-beta',
  'packet', 'packet-beta', 'treemap', 'treemap-beta', 'architecture', 'architecture-beta', 'C4Context', 'C4Container', 'C4Component',
  'C4Dynamic', 'C4Deployment', 'treeView-beta', 'usecase-beta', 'wardley-beta', 'cynefin-beta', 'railroad-beta', 'railroad-ebnf-beta',
  'railroad-abnf-beta', 'railroad-peg-beta',
]);

export default defineRule({
  meta: {
    id: 'mermaid-no-description',
    summary: {
      en: 'A diagram that says nothing to those who cannot see it.',
      ko: '그림을 볼 수 없는 사람에게 아무것도 알려 주지 않는 다이어그램을 찾습니다.',
    },
    theme: 'diagrams',
    families: [],
    severity: 'hint',
    messages: {
      silent: {
        en: 'This diagram has neither `accTitle` nor `accDescr`: a screen reader has nothing to say of the picture.',
        ko: '이 다이어그램에는 `accTitle`과 `accDescr`이 모두 없어 화면 낭독기가 그림에 대해 읽어 줄 내용이 없습니다.',
      },
      describe: { en: 'Add `accTitle: {title}`', ko: '`accTitle: {title}` 추가' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://mermaid.js.org/config/accessibility.html',
  },
  create({ report }) {
    return {
      diagram(diagram) {
        const { path, keyword, described, fault } = diagram;
        if (keyword === undefined || fault !== undefined || described || !describable.has(keyword.text)) return;
        const title = oneStatement(diagram.title);
        const fix = title === '' ? undefined : { messageId: 'describe' as const, edits: [insertion(diagram, title)] };
        report({ messageId: 'silent', severity: 'hint', at: { path, range: keyword.at }, data: { title }, fix });
      },
    };
  },
});

/** A title without the characters that end a statement or begin a comment in one of the grammars. */
function oneStatement(title: string): string {
  return title.replace(/[;#{}]|%%/g, ' ').replace(/\s+/g, ' ').trim();
}

function insertion({ path, hash, inserting: { afterKeyword, bodyIndent, lineEnd } }: JudgedDiagram, title: string): FileEdit {
  return { path, hash, edits: [{ range: { start: afterKeyword, end: afterKeyword }, newText: `${lineEnd}${bodyIndent}accTitle: ${title}` }] };
}
