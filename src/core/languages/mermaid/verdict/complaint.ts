import * as z from 'zod/mini';
import type { Complaint } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';

/** How far the lexer of one of Mermaid's Jison parsers had come. */
export interface LexerState {
  /** The text that the parser was given. */
  readonly input: string;
  /** Up to where it has been taken in, the last token included. */
  readonly end: number;
  /** The length of the last token. */
  readonly lastLength: number;
}

/** What Mermaid's Jison parsers throw. `token` is null where the lexer found no token at all. */
const jisonError = z.object({
  hash: z.object({
    text: z.optional(z.string()),
    token: z.optional(z.nullable(z.union([z.string(), z.number()]))),
    expected: z.optional(z.array(z.string())),
    loc: z.optional(z.object({ first_line: z.number(), first_column: z.number(), last_line: z.number(), last_column: z.number() })),
  }),
});
const offset = z.union([z.number(), z.nan(), z.undefined()]);
/** What its Langium parsers throw; a token at the end of the text has NaN for its offsets, and −1 in those of railroad diagrams. */
const langiumError = z.object({
  result: z.object({
    lexerErrors: z.array(z.object({ offset: z.number(), length: z.number() })),
    parserErrors: z.array(z.object({ message: z.string(), token: z.object({ image: z.string(), startOffset: z.optional(offset), endOffset: z.optional(offset) }) })),
  }),
});
/** What its YAML parser throws: line and column from 0, in the front matter or between the braces of a node's properties. */
const yamlError = z.object({ name: z.literal('YAMLException'), reason: z.string(), mark: z.object({ line: z.number(), column: z.number() }) });

/** The parser of use case diagrams writes its offsets into the sentence. */
const offsetsInMessage = / at line \d+, column \d+ \[(\d+),(\d+)\)$/;

/**
 * What Mermaid 12.3.0 means by what it threw; undefined where that says nothing of the text: a part of a browser that is
 * missing here.
 * @param lexer of the Jison parser that was at work, if one was
 * @param input the text that parsers without a lexer of that kind are given
 */
export function complaintOf(error: unknown, lexer: LexerState | undefined, kind: string | undefined): Complaint | undefined {
  const yaml = z.safeParse(yamlError, error);
  if (yaml.success) return fromYaml(yaml.data, lexer, kind);
  const jison = z.safeParse(jisonError, error);
  if (jison.success && lexer !== undefined && isAboutToken(error)) return fromJison(jison.data.hash, lexer, kind);
  const langium = z.safeParse(langiumError, error);
  if (langium.success) return fromLangium(langium.data.result, kind);
  if (!(error instanceof Error) || error.name === 'ReferenceError' || error.name === 'TypeError') return undefined;
  if (error.name === 'UnknownDiagramError') return { ...nothing, reason: 'unknown-kind' };
  const offsets = offsetsInMessage.exec(error.message);
  if (offsets !== null) return token(Number(offsets[1]), Number(offsets[2]), kind);
  return { ...nothing, reason: 'refused', about: sentence(error.message), kind, ...(lexer === undefined ? {} : lastStatement(lexer)) };
}

/** Front matter is read before any parser is at work, the properties of a node while one is. */
function fromYaml({ reason, mark }: z.infer<typeof yamlError>, lexer: LexerState | undefined, kind: string | undefined): Complaint {
  if (lexer === undefined) return { ...nothing, reason: 'front-matter', about: reason, at: mark };
  return { ...nothing, reason: 'refused', about: sentence(reason), kind, ...lastStatement(lexer) };
}

const nothing = { about: '', expected: [], input: undefined, at: undefined, kind: undefined } as const;

/** Databases throw with a hash as well, for what no parser objects to. */
function isAboutToken(error: unknown): boolean {
  return error instanceof Error && /^(?:Parse|Lexical) error on line/.test(error.message);
}

type JisonHash = z.infer<typeof jisonError>['hash'];

function fromJison({ token: name, text = '', expected = [], loc }: JisonHash, lexer: LexerState, kind: string | undefined): Complaint {
  const { input, end, lastLength } = lexer;
  if (name === null || name === undefined) {
    // No rule of the lexer fits: what follows is the culprit, up to the next blank.
    const length = /^\s*\S*/.exec(input.slice(end))?.[0].length ?? 0;
    return { ...unexpected(trimmed(input, end, end + length)), input, kind, expected: [] };
  }
  const offending = trimmed(input, end - lastLength, end);
  if (offending.end > offending.start) return { ...unexpected(offending), input, kind, expected: written(expected) };
  const before = loc === undefined ? undefined : trimmed(input, offsetOf(input, loc.first_line, loc.first_column), end - lastLength);
  return { reason: 'incomplete', about: text.trim(), expected: written(expected), input, kind, at: before !== undefined && before.end > before.start ? before : lastWord(input, end - lastLength) };
}

function unexpected(at: Range): Pick<Complaint, 'reason' | 'about' | 'at'> {
  return { reason: 'unexpected', about: '', at };
}

function token(start: number, end: number, kind: string | undefined): Complaint {
  return end > start ? { ...nothing, reason: 'unexpected', at: { start, end }, kind } : { ...nothing, reason: 'incomplete', at: { start, end }, kind };
}

function fromLangium({ lexerErrors, parserErrors }: z.infer<typeof langiumError>['result'], kind: string | undefined): Complaint {
  const [lexical] = lexerErrors;
  const [grammatical] = parserErrors;
  const { startOffset, endOffset } = grammatical?.token ?? {};
  const isAtEnd = startOffset === undefined || !(startOffset >= 0);
  const parsed = isAtEnd ? Number.MAX_SAFE_INTEGER : startOffset;
  if (lexical !== undefined && lexical.offset <= parsed) return token(lexical.offset, lexical.offset + lexical.length, kind);
  return isAtEnd ? token(parsed, parsed, kind) : token(startOffset, (endOffset ?? startOffset) + 1, kind);
}

/** What a database objects to stands in the statement that was read last. */
function lastStatement({ input, end, lastLength }: LexerState): Pick<Complaint, 'input' | 'at'> {
  const read = input.slice(0, end - lastLength).trimEnd();
  const isAll = input.slice(end).trim() === '' && lastLength <= 1;
  const line = trimmed(input, read.lastIndexOf('\n') + 1, read.length);
  return { input, at: isAll && line.end === line.start ? undefined : line };
}

function lastWord(input: string, end: number): Range {
  const before = input.slice(0, end).trimEnd();
  return { start: before.length - (/\S*$/.exec(before)?.[0].length ?? 0), end: before.length };
}

function trimmed(input: string, start: number, end: number): Range {
  const text = input.slice(start, end);
  const first = start + (text.length - text.trimStart().length);
  return { start: Math.min(first, end), end: Math.max(first, start + text.trimEnd().length) };
}

/** @param line from 1 */
function offsetOf(input: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = input.indexOf('\n', start) + 1;
  return start + column;
}

/** What is to be written for a token of that name; tried with the parsers of Mermaid 12.3.0 in test/core/mermaid/verdict.test.ts. */
const spellings: ReadonlyMap<string, string> = new Map([
  ...['COLON', 'COLONSEP', 'TXT', 'taskData'].map((name) => [name, ':'] as const),
  ['STYLE_SEPARATOR', ':::'],
  ['ANNOTATION_END', '>>'],
  ['COMMA', ','],
  [',', ','],
  ['STR', '"…"'],
  ['over', 'over'],
  ['left_of', 'left of'],
  ['right_of', 'right of'],
  ['LOW_RISK', 'low'],
  ['MED_RISK', 'medium'],
  ['HIGH_RISK', 'high'],
]);

/** What would fit, as it is written; nothing where something else would too: a name of a token says nothing to whoever writes a diagram. */
function written(expected: readonly string[]): readonly string[] {
  const words = expected.map((name) => spellings.get(name.replace(/^'|'$/g, '')));
  return words.every((word) => word !== undefined) ? [...new Set(words)] : [];
}

const longestSentence = 300;

function sentence(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length <= longestSentence ? line : `${line.slice(0, longestSentence - 1)}…`;
}
