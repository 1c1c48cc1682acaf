import { frontMatter } from './frontMatter.ts';

/** Mermaid's own default for `maxTextSize`, in UTF-16 units; longer texts are not handed to it. */
export const maxMermaidLength = 50_000;

/** Why a text is not handed to Mermaid, and from 0 the line that is the reason. */
export interface Refusal {
  readonly reason: 'too-long' | 'alias';
  readonly line: number;
}

/**
 * Looks at what Mermaid reads with a YAML parser – front matter and `@{ … }` of a node – before Mermaid does. A YAML alias may
 * repeat its anchor's value any number of times, and a few nested ones hang Mermaid 12.3.0 with 450 bytes; diagrams have
 * no use for them, so a text that has an anchor together with its alias is refused.
 */
export function refusal(source: string): Refusal | undefined {
  if (source.length > maxMermaidLength) return { reason: 'too-long', line: 0 };
  const yaml = frontMatter(source);
  const properties = source.indexOf('@{');
  const at = (yaml && aliasLine(yaml.yaml, 1)) ?? (properties < 0 ? undefined : aliasLine(source.slice(properties), linesBefore(source, properties)));
  return at === undefined ? undefined : { reason: 'alias', line: at };
}

/** The line of the first alias whose anchor is also there; `firstLine` is the number of the text's first line. */
function aliasLine(yaml: string, firstLine: number): number | undefined {
  const anchors = new Set([...yaml.matchAll(/&([^\s,[\]{}]+)/g)].map(([, name]) => name));
  if (anchors.size === 0) return undefined;
  const alias = [...yaml.matchAll(/\*([^\s,[\]{}]+)/g)].find(([, name]) => anchors.has(name));
  return alias && firstLine + linesBefore(yaml, alias.index);
}

function linesBefore(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length - 1;
}
