import { frontMatter } from '../frontMatter.ts';
import { MappedText } from './mappedText.ts';

/** Directives, as Mermaid 12.3.0 finds them (`directiveRegex`). */
const directive = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
/** Lines of comment, together with the blank lines before them (`cleanupComments`). */
const comments = /^\s*%%(?!{)[^\n]+\n?/gm;

/** Kinds whose parsers are given comments as well (`preserveCommentsWhenParsing`). */
const withComments = new Set(['eventmodeling', 'agentflow']);

/** What a kind's own parser does to the text before its lexer sees it. */
const ownSteps: Readonly<Record<string, (text: MappedText) => MappedText>> = {
  'flowchart': withoutSpaceAfterBraces,
  'flowchart-v2': withoutSpaceAfterBraces,
  'flowchart-elk': withoutSpaceAfterBraces,
  'swimlane': withoutSpaceAfterBraces,
  'agentflow': (text) => text.replaceAll(/}[^\S\n]*\n/g, () => '}\n'),
  'sankey': (text) => text.replaceAll(/^[^\S\n\r]+|[^\S\n\r]+$/g, () => '').replaceAll(/([\n\r])+/g, () => '\n').replaceAll(/^\s+|\s+$/g, () => ''),
};

function withoutSpaceAfterBraces(text: MappedText): MappedText {
  return text.replaceAll(/}\s*\n/g, () => '}\n');
}

/**
 * The text that Mermaid 12.3.0 gives to the parser of a kind, with where it came from: without front matter, directives and
 * comments, its HTML attributes in single quotes and its entities encoded (`preprocessDiagram`, `encodeEntities`).
 * @param source with \n for its line ends
 */
export function parserText(source: string, kind: string | undefined): MappedText {
  const body = MappedText.of(source).replaceAll(/<(\w+)([^>]*)>/g, singleQuoted).from(frontMatterLength(source)).replaceAll(directive, () => '');
  const kept = withComments.has(kind ?? '') ? body : body.replaceAll(comments, () => '').trimStart();
  const encoded = encodeEntities(kept).append('\n');
  return ownSteps[kind ?? '']?.(encoded) ?? encoded;
}

function frontMatterLength(source: string): number {
  const found = frontMatter(source);
  if (found === undefined) return 0;
  let start = 0;
  for (let line = 0; line < found.lineCount; line += 1) start = source.indexOf('\n', start) + 1;
  // Without a line after it, Mermaid sees no front matter.
  return start;
}

function singleQuoted(tag: string): string {
  return tag.replace(/="([^"]*)"/g, "='$1'");
}

function encodeEntities(text: MappedText): MappedText {
  const withoutLast = (match: string): string => match.slice(0, -1);
  return text
    .replaceAll(/style.*:\S*#.*;/g, withoutLast)
    .replaceAll(/classDef.*:\S*#.*;/g, withoutLast)
    .replaceAll(/#\w+;/g, (entity) => {
      const name = entity.slice(1, -1);
      return /^\+?\d+$/.test(name) ? `ﬂ°°${name}¶ß` : `ﬂ°${name}¶ß`;
    });
}
