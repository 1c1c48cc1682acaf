import type { Language, Localized } from '../model/text.ts';

const comments = {
  top: {
    en: 'What Archnotes looks for in this folder and below.',
    ko: '이 폴더와 그 아래에서 Archnotes가 검사할 내용입니다.',
  },
  nearest: {
    en: 'For each file the nearest archnotes.json upwards holds, and no other.',
    ko: '파일마다 위쪽으로 가장 가까운 archnotes.json 하나만 적용합니다.',
  },
  profile: { en: '"quiet" reports warnings and errors only.', ko: '"quiet"로 지정하면 경고와 오류만 보고합니다.' },
  rules: { en: 'A severity for each rule, or "off".', ko: '규칙별 심각도입니다. "off"로 지정하면 보고하지 않습니다.' },
  ignore: { en: 'Files in which nothing is reported, from this folder on.', ko: '결과를 보고하지 않을 파일입니다. 이 폴더를 기준으로 적습니다.' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The archnotes.json that somebody begins with: it changes nothing, and its comments say what may be changed. */
export function startingText(language: Language): string {
  const said = (key: keyof typeof comments): string => comments[key][language];
  return `// ${said('top')}
// ${said('nearest')}
{
  // ${said('profile')}
  "profile": "recommended",

  // ${said('rules')}
  "rules": {
    // "mermaid-unpinned": "off"
  },

  // ${said('ignore')}
  "ignore": [
    // "src/generated/**"
  ]
}
`;
}
