import { defineRule, type DiagramFault } from '../../core/rule/index.ts';

const messageIds = {
  unexpected: 'unexpected',
  incomplete: 'incomplete',
  'unknown-kind': 'unknownKind',
  'front-matter': 'frontMatter',
  refused: 'refused',
  alias: 'alias',
  'too-long': 'tooLong',
} as const satisfies Record<DiagramFault['reason'], string>;

export default defineRule({
  meta: {
    id: 'mermaid-syntax',
    summary: {
      en: 'A diagram that Mermaid cannot draw.',
      ko: 'Mermaid가 그릴 수 없는 다이어그램을 찾습니다.',
    },
    theme: 'diagrams',
    severity: 'error',
    messages: {
      unexpected: {
        en: 'Mermaid does not expect `{about}` here, and draws nothing of this diagram.{expected}',
        ko: '여기에는 `{about}`이(가) 올 수 없어 Mermaid가 이 다이어그램을 그리지 못합니다.{expected}',
      },
      incomplete: {
        en: 'Something is missing after `{about}`: Mermaid draws nothing of this diagram.{expected}',
        ko: '`{about}` 다음에 있어야 할 내용이 없어 Mermaid가 이 다이어그램을 그리지 못합니다.{expected}',
      },
      unknownKind: {
        en: 'Mermaid 12 knows no kind of diagram that begins with `{about}`. The first word names the kind: `flowchart`, `sequenceDiagram`, `stateDiagram-v2` …',
        ko: 'Mermaid 12에는 `{about}`(으)로 시작하는 다이어그램 종류가 없습니다. 첫 단어는 `flowchart`, `sequenceDiagram`, `stateDiagram-v2`와 같은 종류 이름이어야 합니다.',
      },
      frontMatter: {
        en: 'The front matter is no YAML that Mermaid can read: {about}.',
        ko: '머리말(front matter)이 Mermaid가 읽을 수 있는 YAML이 아닙니다: {about}.',
      },
      refused: { en: 'Mermaid refuses this: {about}.', ko: 'Mermaid가 거부했습니다: {about}.' },
      alias: {
        en: 'Not judged: YAML aliases (`*name`) in a diagram can keep Mermaid busy for ever. Write the value out.',
        ko: '다이어그램 안의 YAML 별칭(`*name`)은 Mermaid를 멈추게 할 수 있어 검사하지 않았습니다. 값을 직접 적으십시오.',
      },
      tooLong: {
        en: 'Not judged: this diagram is longer than the 50,000 characters that Mermaid draws. Split it.',
        ko: 'Mermaid가 그릴 수 있는 50,000자보다 긴 다이어그램이라 검사하지 않았습니다. 여러 다이어그램으로 나누십시오.',
      },
    },
    fixable: false,
    curedBy: undefined,
    source: 'https://mermaid.js.org/intro/syntax-reference.html',
  },
  create({ report }) {
    return {
      diagram({ path, fault }) {
        if (fault === undefined) return;
        const { reason, about, expected, at } = fault;
        const isJudged = reason !== 'alias' && reason !== 'too-long';
        report({ messageId: messageIds[reason], severity: isJudged ? 'error' : 'info', at: { path, range: at }, data: { about, expected: expectedWords(expected) } });
      },
    };
  },
});

/** What Mermaid's parser calls the few things that it would take. */
function expectedWords(expected: readonly string[]): string | { readonly en: string; readonly ko: string } {
  const words = expected.map((word) => `\`${word}\``).join(', ');
  return words === '' ? '' : { en: ` It expects ${words}.`, ko: ` 필요한 요소: ${words}.` };
}
