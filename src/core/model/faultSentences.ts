import type { Localized } from './text.ts';

/** What is said of a diagram that Mermaid refuses, to whoever lints and to whoever looks at its picture. */
export const faultSentences = {
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
} as const satisfies Readonly<Record<string, Localized>>;

/** What stands for `{expected}` where a few words are known that Mermaid's parser would take. */
export const expectedSentence = { en: ' It expects {words}.', ko: ' 필요한 요소: {words}.' } as const satisfies Localized;

/** Stands before the last of several words that would do. */
export const orWord = { en: ' or ', ko: ' 또는 ' } as const satisfies Localized;

/** Words that Mermaid's parser would take, any one of them, as they stand in a sentence. @param or {@link orWord} in its language */
export function quotedWords(words: readonly string[], or: string): string {
  const quoted = words.map((word) => `\`${word}\``);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(or);
}
