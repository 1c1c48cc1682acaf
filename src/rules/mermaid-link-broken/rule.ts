import { defineRule } from '../../core/rule/index.ts';

export default defineRule({
  meta: {
    id: 'mermaid-link-broken',
    summary: {
      en: 'A link of a diagram to a file or a name that is not there, or of a node that is not there.',
      ko: '없는 파일이나 이름으로 이어지거나 없는 노드에 붙은 다이어그램 링크를 찾습니다.',
    },
    theme: 'diagrams',
    families: [],
    severity: 'warning',
    messages: {
      noFile: {
        en: 'There is no `{target}` beside this file or in the workspace folder: the link of `{node}` leads nowhere.',
        ko: '이 파일 옆에도 작업 영역 폴더에도 `{target}`이(가) 없어 `{node}`의 링크가 이어지지 않습니다.',
      },
      noSymbol: {
        en: 'Nothing in `{target}` is called `{symbol}`: the link of `{node}` leads to the file alone.',
        ko: '`{target}`에 `{symbol}`(이)라는 이름이 없어 `{node}`의 링크가 파일까지만 이어집니다.',
      },
      noNode: {
        en: 'This diagram has no node `{node}`: nothing leads to `{target}`.',
        ko: '이 다이어그램에는 `{node}` 노드가 없어 `{target}`(으)로 이어지는 것이 없습니다.',
      },
    },
    fixable: false,
    curedBy: undefined,
    source: 'https://mermaid.js.org/syntax/flowchart.html#interaction',
  },
  create({ report }) {
    return {
      diagram({ path, fault, outline, linked }) {
        if (fault !== undefined || outline === undefined) return;
        const ids = new Set(outline.nodes.map(({ id }) => id));
        for (const { link, exists, named } of linked) {
          const data = { node: link.node, target: link.path, symbol: link.symbol ?? '' };
          if (!ids.has(link.node)) report({ messageId: 'noNode', severity: 'warning', at: { path, range: link.nodeAt }, data });
          else if (exists === false) report({ messageId: 'noFile', severity: 'warning', at: { path, range: link.at }, data });
          else if (named === false) report({ messageId: 'noSymbol', severity: 'warning', at: { path, range: link.at }, data });
        }
      },
    };
  },
});
