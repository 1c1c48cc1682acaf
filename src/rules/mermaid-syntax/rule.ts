import { defineRule, expectedSentence, faultSentences, orWord, quotedWords, type DiagramFault, type Localized } from '../../core/rule/index.ts';

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
    families: [],
    severity: 'error',
    messages: {
      ...faultSentences,
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

/** The few things that Mermaid's parser would take. */
function expectedWords(expected: readonly string[]): string | Localized {
  if (expected.length === 0) return '';
  const said = (language: 'en' | 'ko'): string => expectedSentence[language].replace('{words}', () => quotedWords(expected, orWord[language]));
  return { en: said('en'), ko: said('ko') };
}
