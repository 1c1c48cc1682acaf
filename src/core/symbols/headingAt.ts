import { headingsOf, type Heading } from '../languages/markdown/headings.ts';

/**
 * The heading that a fragment names. Renderers make fragments in different ways (GitHub, GitLab, VS Code): compared is
 * what they all keep, letters and digits in any case. `-1` and so on behind it names a later heading of the same words.
 */
export function headingAt(text: string, fragment: string): Heading | undefined {
  const headings = headingsOf(text);
  const exact = headings.find((heading) => kept(heading.text) === kept(fragment));
  const [, words = '', number = ''] = /^(.*)-(\d+)$/.exec(fragment) ?? [];
  return exact ?? headings.filter((heading) => kept(heading.text) === kept(words) && number !== '')[Number(number)];
}

function kept(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
