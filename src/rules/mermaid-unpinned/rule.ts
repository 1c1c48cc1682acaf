import { defineRule, type Diagram, type FileEdit, type JudgedDiagram } from '../../core/rule/index.ts';

/** First words of the kinds that Mermaid 12 lays out and dresses otherwise than Mermaid 11. */
const redrawn = new Set(['flowchart', 'graph', 'classDiagram', 'classDiagram-v2', 'stateDiagram', 'stateDiagram-v2', 'erDiagram', 'requirementDiagram']);

export default defineRule({
  meta: {
    id: 'mermaid-unpinned',
    summary: {
      en: 'A diagram that Mermaid 11 and Mermaid 12 draw differently.',
      ko: 'Mermaid 11과 12가 서로 다르게 그리는 다이어그램을 찾습니다.',
    },
    theme: 'diagrams',
    families: [],
    severity: 'hint',
    messages: {
      unpinned: {
        en: 'Mermaid 12 lays this diagram out and dresses it otherwise than Mermaid 11. Where it must look the same everywhere, name {missing} in its front matter.',
        ko: 'Mermaid 12는 이 다이어그램의 배치와 모양을 Mermaid 11과 다르게 그립니다. 어디서나 똑같이 보여야 한다면 머리말(front matter)에 {missing}을(를) 지정하십시오.',
      },
      pin: { en: 'Keep how Mermaid 11 draws it: {settings}', ko: 'Mermaid 11의 모양 유지: {settings}' },
    },
    fixable: true,
    curedBy: undefined,
    source: 'https://github.com/mermaid-js/mermaid-cli/pull/1182',
  },
  create({ report }) {
    return {
      diagram(diagram) {
        const { path, keyword, fault } = diagram;
        const missing = missingIn(diagram);
        if (keyword === undefined || fault !== undefined || !redrawn.has(keyword.text) || missing.length === 0 || !isMeantToLast(diagram)) return;
        const data = { missing: missing.map(([name]) => `\`${name}\``).join(', '), settings: missing.map((setting) => `\`${setting.join(': ')}\``).join(', ') };
        const edit = pinning(diagram, missing);
        report({ messageId: 'unpinned', severity: 'hint', at: { path, range: keyword.at }, data, fix: edit && { messageId: 'pin', edits: [edit] } });
      },
    };
  },
});

type Setting = readonly [name: 'layout' | 'look', value: string];

function missingIn({ pinned }: Diagram): readonly Setting[] {
  const settings: readonly Setting[] = [['layout', 'dagre'], ['look', 'classic']];
  return settings.filter(([name]) => !pinned[name]);
}

/**
 * A file of its own is drawn by tools whose versions come and go. A fence is drawn by the site that shows the page, so that it
 * speaks only where another fence of the page is pinned.
 */
function isMeantToLast({ fenced, pinned, neighbours }: JudgedDiagram): boolean {
  return !fenced || pinned.layout || pinned.look || neighbours.some((other) => other.pinned.layout || other.pinned.look);
}

/** Undefined where the front matter has other lines in the way. */
function pinning({ path, hash, inserting }: JudgedDiagram, missing: readonly Setting[]): FileEdit | undefined {
  const { top, topIndent, frontMatter, config, lineEnd } = inserting;
  const lines = (indent: string): string => missing.map(([name, value]) => `${lineEnd}${indent}${name}: ${value}`).join('');
  const insertion = (at: number, newText: string): FileEdit => ({ path, hash, edits: [{ range: { start: at, end: at }, newText }] });
  if (config !== undefined) return insertion(config.at, lines(config.indent));
  if (frontMatter !== undefined) return inserting.hasConfig ? undefined : insertion(frontMatter, `${lineEnd}${topIndent}config:${lines(`${topIndent}  `)}`);
  return insertion(top, `---${lineEnd}${topIndent}config:${lines(`${topIndent}  `)}${lineEnd}${topIndent}---${lineEnd}${topIndent}`);
}
