import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIds } from './registries.ts';

/** How the pages of a rule are called in its room, and how they end in `dist/rules`, where all pages lie in one folder. */
const pages = [['README.md', '.md'], ['README.ko.md', '.ko.md']] as const;

/** A page of a rule: where it stands, and where it is shipped, both from the repository's top folder. */
export interface RulePageFile {
  readonly from: string;
  readonly to: string;
}

/** The pages of all rules. @param root the repository's top folder */
export function rulePages(root: string): readonly RulePageFile[] {
  return ruleIds(root).flatMap((id) => pages.map(([page, ending]) => ({ from: `src/rules/${id}/${page}`, to: `dist/rules/${id}${ending}` })));
}

/** A page as it is shipped: links to the pages of other rules lead to where those are shipped. */
export function shippedPage(text: string): string {
  return text.replace(/\]\(\.\.\/([a-z0-9-]+)\/README(\.ko)?\.md(#[^)\s]*)?\)/g, (_, id: string, korean = '', part = '') => `](${id}${String(korean)}.md${String(part)})`);
}

/** Links of shipped pages that lead nowhere, one sentence each: they may name other pages, their own headings, and the web. */
export function brokenLinks(root: string): readonly string[] {
  const files = rulePages(root);
  const shipped = new Set(files.map(({ to }) => to));
  return files.flatMap(({ from }) =>
    linksOf(shippedPage(readFileSync(join(root, from), 'utf8')))
      .filter((target) => !/^(?:https:\/\/|#)/.test(target) && !shipped.has(`dist/rules/${target.replace(/#.*$/, '')}`))
      .map((target) => `${from}: the link to ${target} leads nowhere in dist/rules; link to the page of a rule (../<id>/README.md) or to the web.`),
  );
}

/** The targets of all links and images, those in code left out. */
function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)].flatMap(([, target]) => target ?? []);
}
