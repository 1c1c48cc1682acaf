import { frontMatter } from './frontMatter.ts';

/** Which of layout and look a Mermaid text fixes, in its front matter or a directive. */
export function pinnedIn(source: string): { readonly layout: boolean; readonly look: boolean } {
  const directives = [...source.matchAll(/%%\{(?:(?!\}%%)[\s\S])*(?:\}%%)?/g)].map(([directive]) => directive);
  const settings = [frontMatter(source)?.yaml ?? '', ...directives].join('\n');
  const names = (setting: string): boolean => new RegExp(`(?:^|[\\s{,"'])${setting}["']?\\s*:`).test(settings);
  return { layout: names('layout'), look: names('look') };
}
