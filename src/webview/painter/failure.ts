import * as z from 'zod/mini';
import { bodyLines } from '../../core/languages/mermaid/bodyLines.ts';
import { firstBodyLine } from '../../core/languages/mermaid/frontMatter.ts';
import type { Failure } from '../../protocol/diagram.ts';

const maxDetail = 400;

/** What Mermaid's Jison parsers throw: lines from 1, columns from 0; `line` from 0. */
const jisonError = z.object({
  hash: z.object({
    text: z.optional(z.string()),
    line: z.optional(z.number()),
    loc: z.optional(z.object({ first_line: z.number(), first_column: z.number(), last_line: z.number(), last_column: z.number() })),
    expected: z.optional(z.array(z.string())),
  }),
});
/** What its Langium parsers throw: lines and columns from 1, NaN at the end of the text. */
const place = z.union([z.number(), z.nan(), z.undefined()]);
const langiumError = z.object({
  result: z.object({
    lexerErrors: z.array(z.object({ line: z.optional(place), column: z.optional(place), message: z.string() })),
    parserErrors: z.array(z.object({ message: z.string(), token: z.object({ startLine: z.optional(place), startColumn: z.optional(place) }) })),
  }),
});
/** What its YAML parser throws: from 0, in the front matter. */
const yamlError = z.object({ name: z.literal('YAMLException'), reason: z.string(), mark: z.object({ line: z.number(), column: z.number() }) });

/** What is wrong with a text, from whatever Mermaid threw over it, with the place in the text as the user wrote it. */
export function failureOf(error: unknown, source: string): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const yaml = z.safeParse(yamlError, error);
  if (yaml.success) return syntax(yaml.data.reason, { line: yaml.data.mark.line + 1, character: yaml.data.mark.column });
  const jison = z.safeParse(jisonError, error);
  if (jison.success) return syntax(unexpected(jison.data.hash, message), jisonPlace(jison.data.hash, source));
  const langium = z.safeParse(langiumError, error);
  if (langium.success) return fromLangium(langium.data.result, source);
  if (error instanceof Error && error.name === 'UnknownDiagramError') {
    return { reason: 'unknownKind', detail: '', line: firstBodyLine(source), character: 0 };
  }
  // Mermaid's own advice, to set `maxEdges`, is none that a text could follow here.
  if (/^Edge limit exceeded/.test(message)) return { reason: 'tooManyEdges', detail: '', line: null, character: null };
  if (/limit exceeded|maximum/i.test(message)) return { reason: 'tooLarge', detail: cut(message), line: null, character: null };
  return syntax(message, undefined);
}

interface At {
  readonly line: number;
  readonly character: number;
}

function syntax(detail: string, at: At | undefined): Failure {
  return { reason: 'syntax', detail: cut(detail), line: at?.line ?? null, character: at?.character ?? null };
}

type JisonHash = z.infer<typeof jisonError>['hash'];

/** Jison's message repeats its own count of lines and draws a picture with dashes: we say both better. */
function unexpected({ expected = [], text = '' }: JisonHash, message: string): string {
  const got = /got '([^']*)'/.exec(message)?.[1];
  // Jison's number for the end of the text.
  const instead = got === undefined ? '' : got === '1' ? ', got the end of the text' : `, got '${got}'`;
  if (expected.length > 0 && expected.length <= 6) return `Expecting ${expected.join(', ')}${instead}`;
  if (text.trim() !== '') return `Unexpected ${JSON.stringify(text.trim())}`;
  return message.split('\n')[0]?.replace(/^(Parse|Lexical) error on line \d+[.:]?\s*/, '') ?? '';
}

/** Jison tells where the last token that it understood stands; the one that it did not comes after that. */
function jisonPlace({ loc, line, text = '' }: JisonHash, source: string): At | undefined {
  if (!loc) return line === undefined ? undefined : inSource(line + 1, 0, source);
  // The text ends too early: what was left open began there.
  if (text === '') return inSource(loc.first_line, loc.first_column, source);
  const end = inSource(loc.last_line, loc.last_column, source);
  const after = text.trim() === '' ? -1 : (source.split(/\r\n?|\n/)[end.line] ?? '').indexOf(text.trim(), end.character);
  return after < 0 ? end : { line: end.line, character: after };
}

function fromLangium({ lexerErrors, parserErrors }: z.infer<typeof langiumError>['result'], source: string): Failure {
  const lexical = lexerErrors[0];
  const grammatical = parserErrors[0];
  const line = lexical?.line ?? grammatical?.token.startLine;
  const column = lexical?.column ?? grammatical?.token.startColumn;
  return syntax(lexical?.message ?? grammatical?.message ?? '', inSource(line ?? NaN, (column ?? NaN) - 1, source));
}

/** @param line from 1 in what Mermaid parsed; beyond its end, or not a number, the last line is meant */
function inSource(line: number, column: number, source: string): At {
  const lines = bodyLines(source);
  const texts = source.split(/\r\n?|\n/);
  const last = lines.reduce((found, index, at) => ((texts[index] ?? '').trim() === '' ? found : at), 0);
  const kept = Number.isFinite(line) ? Math.min(Math.max(0, line - 1), last) : last;
  const original = lines[kept] ?? 0;
  const text = texts[original] ?? '';
  // Mermaid trims what comes before the first word of the text.
  const trimmed = kept === 0 ? text.length - text.trimStart().length : 0;
  const beyond = !Number.isFinite(line) || line - 1 > last || !Number.isFinite(column);
  return { line: original, character: beyond ? text.length : Math.min(Math.max(0, column) + trimmed, text.length) };
}

function cut(detail: string): string {
  return detail.length <= maxDetail ? detail : `${detail.slice(0, maxDetail)}…`;
}
