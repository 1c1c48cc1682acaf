import type { Rule } from '../../src/core/rule/index.ts';
import type { Language, Localized } from '../../src/core/model/text.ts';

const headings = {
  options: { en: '## Options', ko: '## 옵션' },
  peers: { en: '## Other linters', ko: '## 다른 린터' },
} as const satisfies Readonly<Record<string, Localized>>;

const columns: Localized = { en: '| option | default | range | |', ko: '| 옵션 | 기본값 | 범위 | |' };
const settings: Localized = { en: 'Set in `archnotes.json`, under `rules`:', ko: '`archnotes.json`의 `rules`에서 지정합니다.' };
const leaving: Localized = {
  en: 'Where `peers` in `archnotes.json` names one of them, these findings are left to it:',
  ko: '`archnotes.json`의 `peers`에 아래 린터를 적으면 해당 결과는 그 린터에 맡기고 보고하지 않습니다.',
};

/** What a rule's page says of its options and of other linters, as Markdown: made of the rule itself, so that the page cannot lie. */
export function ruleSections({ id, options = {}, peers = [] }: Rule['meta'], language: Language): readonly string[] {
  const names = Object.entries(options);
  const rows = names.map(([name, { default: byDefault, minimum, maximum, description }]) => `| \`${name}\` | ${String(byDefault)} | ${String(minimum)}–${String(maximum)} | ${description[language]} |`);
  const example = `"${id}": { ${names.map(([name, option]) => `"${name}": ${String(option.default)}`).join(', ')} }`;
  const checks = peers.map(({ linter, check, covers }) => `- ${linter} \`${check}\`: ${covers[language]}`);
  return [
    ...(names.length === 0 ? [] : [[headings.options[language], '', `${settings[language]} \`${example}\``, '', columns[language], '|---|---|---|---|', ...rows, ''].join('\n')]),
    ...(checks.length === 0 ? [] : [[headings.peers[language], '', leaving[language], '', ...checks, ''].join('\n')]),
  ];
}
