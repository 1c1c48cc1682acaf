import stringWidth from 'string-width';
import type { Span } from '../terminal.ts';
import { safeText } from '../terminal.ts';
import type { ReportedFinding } from '../lintResult.ts';

/** In UTF-16 code units: what is shown of a longer line, and how much of it before the finding. */
const longest = 160;
const lead = 40;
/** Columns, as most terminals have it. */
const tabStop = 8;

/** The line that a finding begins in and a marker under the part that is meant; nothing where the line cannot be read. */
export function codeFrame({ at, line }: ReportedFinding): readonly (readonly Span[])[] {
  if (line === undefined || line.trim() === '') return [];
  const end = at.end.line > at.start.line ? line.length : Math.max(at.end.character, at.start.character);
  const from = windowStart(line, at.start.character);
  const to = from + longest >= line.length ? line.length : wholeCharacter(line, from + longest);
  const [head, tail] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const before = shown(head + line.slice(from, at.start.character), 0);
  const meant = shown(line.slice(at.start.character, Math.min(end, to)), stringWidth(before));
  const after = shown(line.slice(Math.min(end, to), to) + tail, stringWidth(before + meant));
  const gutter = `      ${at.start.line + 1} | `;
  const marker = '^'.repeat(Math.max(stringWidth(meant), 1));
  return [
    [{ text: gutter, style: 'dim' }, { text: `${before}${meant}${after}`.trimEnd() }],
    [{ text: `${' '.repeat(gutter.length - 2)}| `, style: 'dim' }, { text: ' '.repeat(stringWidth(before)) }, { text: marker, style: 'red' }],
  ];
}

function windowStart(line: string, start: number): number {
  return line.length <= longest ? 0 : wholeCharacter(line, Math.max(start - lead, 0));
}

/** The offset, or the one before it where it would cut a character in two. */
function wholeCharacter(line: string, offset: number): number {
  const unit = line.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** As it appears on the terminal: tabs as spaces up to the next stop, what a terminal would obey written out. */
function shown(text: string, column: number): string {
  let result = '';
  for (const part of text.split(/(\t)/)) {
    if (part !== '\t') result += safeText(part);
    else result += ' '.repeat(tabStop - ((column + stringWidth(result)) % tabStop));
  }
  return result;
}
