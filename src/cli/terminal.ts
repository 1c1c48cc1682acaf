import { styleText } from 'node:util';

/** Where a command writes. Text arrives whole, with its line breaks. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether what goes to `out` may be coloured. */
  readonly colours: boolean;
}

/** A piece of a line that looks one way. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

export type Style = 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'dim' | 'bold';

/** C0 but tab and line feed, DEL, C1, and the characters that turn the direction of text. */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** What runners of pipelines take as a command at the start of a line (`::error::`, `##[group]`, `##vso[…]`). */
const pipelineCommand = /^\s*(?:::|##)/;

/**
 * One line for a terminal or a log. Names and messages come from files that somebody else wrote: what a terminal would
 * obey, and what a pipeline would take as a command, is written out as `\u{…}` instead.
 */
export function safeLine(line: string): string {
  return paintedLine([{ text: line }], false).slice(0, -1);
}

/** The same for what does not begin a line; its line breaks and tabs stay. */
export function safeText(text: string): string {
  return text.replace(unsafe, escaped);
}

/** A value as JSON that a terminal can show: what it would obey is escaped, in JSON's own way. Ends with a line feed. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A line of spans, made safe first and coloured then, with its line feed. */
export function paintedLine(spans: readonly Span[], colours: boolean): string {
  const line = spans.map(({ text }) => text).join('');
  const commandAt = pipelineCommand.test(line) ? line.search(/\S/) : -1;
  let offset = 0;
  const painted = spans.map(({ text, style }) => {
    const at = commandAt - offset;
    offset += text.length;
    const flat = text.replace(/[\n\t]/g, ' ');
    const safe = at >= 0 && at < text.length ? safeText(flat.slice(0, at)) + escaped(flat.charAt(at)) + safeText(flat.slice(at + 1)) : safeText(flat);
    return colours && style !== undefined && safe !== '' ? styleText(style, safe, { validateStream: false }) : safe;
  });
  return `${painted.join('')}\n`;
}

/**
 * Whether to colour: `FORCE_COLOR` (but for `0` and `false`) before `NO_COLOR` (anything but empty) before whether a
 * terminal reads along, as Node, chalk and https://no-color.org have it.
 */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = environment;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && (none === undefined || none === '') && terminal !== 'dumb';
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
