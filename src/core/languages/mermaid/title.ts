import { frontMatter } from './frontMatter.ts';

/** Longer titles are cut: they stand in a picker and a tab. */
const maxLength = 120;

/** What a Mermaid text calls itself: `title:` of its front matter, else its `accTitle:`; empty where there is neither. */
export function mermaidTitle(source: string): string {
  const yaml = frontMatter(source)?.yaml ?? '';
  const title = /^title[ \t]*:[ \t]*(.*)$/m.exec(yaml)?.[1] ?? /^[ \t]*accTitle[ \t]*:[ \t]*(.*)$/m.exec(source)?.[1] ?? '';
  return shortened(unquoted(title.trim()));
}

/** A title on one line, at most 120 characters. */
export function shortened(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

function unquoted(scalar: string): string {
  const quoted = /^(["'])(.*)\1[ \t]*(?:#.*)?$/.exec(scalar);
  if (quoted === null) return scalar.replace(/[ \t]#.*$/, '');
  return quoted[1] === "'" ? (quoted[2] ?? '').replaceAll("''", "'") : (quoted[2] ?? '').replace(/\\(["\\])/g, '$1');
}
