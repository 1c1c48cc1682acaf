import { frontMatter } from './frontMatter.ts';

/** The theme a Mermaid text asks for in its front matter or an init directive; undefined where it leaves that to the editor. */
export function ownTheme(source: string): string | undefined {
  const directives = [...source.matchAll(/%%\{.*?\}%%/gs)].map(([directive]) => directive);
  const settings = [frontMatter(source)?.yaml ?? '', ...directives].join('\n');
  return /(?:^|[\s{,"'])theme["']?\s*:\s*["']?([\w-]+)/.exec(settings)?.[1];
}
