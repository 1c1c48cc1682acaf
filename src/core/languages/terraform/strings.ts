import type { HclValue } from '../../model/terraform.ts';
import type { Reader } from './reader.ts';

/** Reads an expression that stands in a template, between its braces. */
export type ReadInner = (start: number, end: number) => HclValue;

/** Reads a quoted text from its opening quote to its closing one, or to the end of the line where that is missing. */
export function quoted(reader: Reader, inner: ReadInner): HclValue {
  const start = reader.at++;
  const parts: (string | HclValue)[] = [];
  let fixed = '';
  while (!reader.done && reader.peek() !== '"' && reader.peek() !== '\n') {
    if (reader.peek() === '\\') {
      fixed += escaped(reader);
      continue;
    }
    if (reader.starts('$${') || reader.starts('%%{')) {
      fixed += reader.text.slice(reader.at + 1, reader.at + 3);
      reader.at += 3;
      continue;
    }
    if (reader.starts('${') || reader.starts('%{')) {
      parts.push(fixed, interpolation(reader, inner));
      fixed = '';
      continue;
    }
    fixed += reader.peek();
    reader.at++;
  }
  if (reader.peek() === '"') reader.at++;
  return textOf([...parts, fixed], start, reader.at);
}

function textOf(parts: readonly (string | HclValue)[], start: number, end: number): HclValue {
  const [only] = parts;
  const range = { start, end };
  return parts.length === 1 && typeof only === 'string' ? { kind: 'literal', value: only, range } : { kind: 'template', parts, range };
}

const escapes = new Map([['n', '\n'], ['r', '\r'], ['t', '\t']]);

function escaped(reader: Reader): string {
  const unit = reader.peek(1);
  reader.at = Math.min(reader.at + 2, reader.end);
  const digits = unit === 'u' ? 4 : unit === 'U' ? 8 : 0;
  if (digits === 0) return escapes.get(unit) ?? unit;
  const code = Number.parseInt(reader.text.slice(reader.at, reader.at + digits), 16);
  reader.at = Math.min(reader.at + digits, reader.end);
  return Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** `${…}`, whose end is the brace that closes it: texts and templates in it are stepped over. */
function interpolation(reader: Reader, inner: ReadInner): HclValue {
  const start = reader.at + 2;
  reader.at = start;
  const end = closing(reader);
  const value = inner(start, end);
  return value;
}

/** Moves behind the brace that closes an interpolation; gives the brace's place, or the end where there is none. */
function closing(reader: Reader): number {
  for (let open = 1; !reader.done; reader.at++) {
    const unit = reader.peek();
    if (unit === '"') skipText(reader);
    else if (unit === '{') open++;
    else if (unit === '}' && --open === 0) return reader.at++;
    else if (unit === '\n' && open === 1) return reader.at;
  }
  reader.at = reader.end;
  return reader.end;
}

/** From a quote to the quote that ends the text, with the templates in it; stays on that quote. */
function skipText(reader: Reader): void {
  const opened: ('text' | 'template')[] = ['text'];
  for (reader.at++; !reader.done; reader.at++) {
    const inText = opened.at(-1) === 'text';
    const unit = reader.peek();
    if (unit === '\n') return;
    if (inText && unit === '\\') reader.at++;
    else if (inText && (reader.starts('${') || reader.starts('%{'))) {
      opened.push('template');
      reader.at++;
    } else if (unit === '"') {
      if (inText) opened.pop();
      else opened.push('text');
      if (opened.length === 0) return;
    } else if (!inText && unit === '}') opened.pop();
  }
}

/** `<<EOF` or `<<-EOF` and all lines up to the one that holds nothing but the mark. Undefined where it is neither. */
export function heredoc(reader: Reader, inner: ReadInner): HclValue | undefined {
  const start = reader.at;
  const head = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
  head.lastIndex = start;
  const opened = head.exec(reader.text);
  if (opened === null || start + opened[0].length > reader.end) return undefined;
  const first = start + opened[0].length;
  const close = new RegExp(`^[ \\t]*${opened[1] ?? ''}[ \\t]*\\r?$`, 'gmu');
  close.lastIndex = first;
  const closed = close.exec(reader.text);
  const last = closed === null ? reader.end : Math.min(closed.index, reader.end);
  reader.at = closed === null ? reader.end : Math.min(closed.index + closed[0].length, reader.end);
  return { ...textOf(heredocParts(reader.text.slice(first, last), first, inner), start, reader.at) };
}

function heredocParts(text: string, offset: number, inner: ReadInner): readonly (string | HclValue)[] {
  const parts: (string | HclValue)[] = [];
  let from = 0;
  for (const match of text.matchAll(/(?<![$%])[$%]\{([^{}"\n]*)\}/g)) {
    const start = offset + match.index + 2;
    parts.push(text.slice(from, match.index), inner(start, start + (match[1] ?? '').length));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
