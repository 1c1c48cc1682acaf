import type { NamedRule } from '../model/suppression.ts';
import type { Range } from '../model/text.ts';

/** What every directive begins with: a text without it has none. */
export const directiveMark = 'archnotes-disable';

/** What a comment says, before it is known which lines that is about. */
export interface Said {
  readonly word: string;
  readonly at: Range;
  readonly rules: readonly NamedRule[];
  readonly reason: string | undefined;
}

/** In front of the words of a comment: its mark, and the stars of a comment of many lines. */
const opening = /^(?:\/\/+|\/\*+|#+|%%+|<!--+)?[\s*]*/;
const closing = /(?:\*+\/|--+>)$/;
const directive = /^archnotes-disable(?:-([\w-]+))?(?=\s|$)/;

/**
 * Reads a comment as a directive; undefined where it is none. One in the middle of a sentence is talk about directives.
 * @param comment the comment with its marks
 * @param offset where it stands in its text
 */
export function readDirective(comment: string, offset: number): Said | undefined {
  const head = opening.exec(comment)?.[0].length ?? 0;
  const body = comment.slice(head).replace(closing, '').trimEnd();
  const match = directive.exec(body);
  if (match === null) return undefined;
  const start = offset + head;
  const rest = body.slice(match[0].length);
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const named = dashes === null ? rest : rest.slice(0, dashes.index);
  const reason = dashes === null ? '' : plainReason(rest.slice(dashes.index + dashes[0].length));
  return {
    word: match[1] ?? '',
    at: { start, end: start + body.length },
    rules: namedRules(named, start + match[0].length),
    reason: reason === '' ? undefined : reason,
  };
}

/** On one line, without the stars that a comment of many lines begins them with. */
function plainReason(text: string): string {
  return text.split(/\r\n?|\n/).map((line) => line.trim().replace(/^\*+\s*/, '')).join(' ').trim();
}

/** Ids between commas. */
function namedRules(text: string, offset: number): readonly NamedRule[] {
  const parts = [...text.matchAll(/[^,]+/g)].flatMap((part) => {
    const word = /[^\s*][^\n]*/.exec(part[0])?.[0].trimEnd();
    if (word === undefined) return [];
    const start = part.index + part[0].indexOf(word);
    return [{ id: word, start, end: start + word.length }];
  });
  return parts.map(({ id, start, end }, index) => {
    const before = parts[index - 1];
    const after = parts[index + 1];
    const removal = after !== undefined ? { start, end: after.start } : { start: before?.end ?? start, end };
    return { id, at: placed({ start, end }, offset), removal: placed(removal, offset) };
  });
}

function placed({ start, end }: Range, offset: number): Range {
  return { start: start + offset, end: end + offset };
}
