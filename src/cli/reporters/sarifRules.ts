import type { Severity } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import { rules } from '../../generated/rules.ts';
import { rulePage } from '../../node/rulePage.ts';

/** Where the project is at home, `homepage` of its package.json. */
export const informationUri = 'https://github.com/archnotes/archnotes';

/** Severities in the words of SARIF. */
export const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What the rules are, as reportingDescriptors in the order of the registry. */
export function sarifRules(language: Language): readonly object[] {
  return rules.map(({ meta: { id, summary, severity, theme } }) => {
    const page = rulePage(id, language);
    return {
      id,
      shortDescription: { text: summary[language] },
      fullDescription: { text: summary[language] },
      defaultConfiguration: { level: levels[severity] },
      helpUri: pageUri(id, language),
      ...(page === undefined ? {} : { help: { text: page, markdown: withAbsoluteLinks(page) } }),
      properties: { tags: [theme] },
    };
  });
}

function pageUri(id: string, language: Language): string {
  return `${informationUri}/blob/HEAD/src/rules/${id}/README${language === 'ko' ? '.ko' : ''}.md`;
}

/** Pages name each other by file: wherever this is read, those files are not. */
function withAbsoluteLinks(page: string): string {
  return page.replace(/\]\(([a-z0-9-]+)(\.ko)?\.md(#[^)\s]*)?\)/g, (_, id: string, korean: string | undefined, part = '') => `](${pageUri(id, korean === undefined ? 'en' : 'ko')}${String(part)})`);
}
