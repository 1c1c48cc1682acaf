/** Where a command writes. Text arrives whole, with its line breaks. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** C0 but tab and line feed, DEL, C1, and the characters that turn the direction of text. */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** What runners of pipelines take as a command at the start of a line (`::error::`, `##[group]`, `##vso[…]`). */
const pipelineCommand = /^(\s*)(?:::|##)/;

/**
 * One line for a terminal or a log. Names and messages come from files that somebody else wrote: what a terminal would
 * obey, and what a pipeline would take as a command, is written out as `\u{…}` instead.
 */
export function safeLine(line: string): string {
  return line
    .replace(/[\n\t]/g, ' ')
    .replace(unsafe, escaped)
    .replace(pipelineCommand, (whole, indent: string) => indent + escaped(whole.charAt(indent.length)) + whole.slice(indent.length + 1));
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
