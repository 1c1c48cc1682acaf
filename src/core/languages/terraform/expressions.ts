import type { HclAttribute, HclValue } from '../../model/terraform.ts';
import { Reader } from './reader.ts';
import { heredoc, quoted } from './strings.ts';

/** Deeper nesting is stepped over: nobody reads it, and the stack is not endless. */
const deepest = 100;

const words = new Map<string, true | false | null>([['true', true], ['false', false], ['null', null]]);

/**
 * Reads an expression up to what ends it: a line end, a comma or a closing bracket; inside brackets (`lines`) line ends
 * are nothing. Half an expression is what it is so far.
 */
export function expression(reader: Reader, lines: boolean): HclValue {
  const start = reader.at;
  const parts: HclValue[] = [];
  let operators = 0;
  for (;;) {
    const before = reader.at;
    reader.skipSpace(lines);
    if (reader.done || ends(reader.peek())) {
      reader.at = Math.min(before, reader.end);
      break;
    }
    const value = operand(reader);
    if (value !== undefined) parts.push(value);
    else {
      operators++;
      reader.at++;
    }
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && operators === 0) return only;
  if (only?.kind === 'literal' && typeof only.value === 'number' && parts.length === 1 && operators === 1 && reader.text[start] === '-') {
    return { kind: 'literal', value: -only.value, range: { start, end: only.range.end } };
  }
  return { kind: 'computed', parts, range: { start, end: parts.at(-1)?.range.end ?? start } };
}

function ends(unit: string): boolean {
  return unit === '\n' || unit === ',' || unit === ')' || unit === ']' || unit === '}';
}

function operand(reader: Reader): HclValue | undefined {
  const unit = reader.peek();
  if (unit === '"') return followed(reader, quoted(reader, inner(reader)));
  if (unit === '<') return heredoc(reader, inner(reader));
  if (unit === '[' || unit === '{' || unit === '(') return followed(reader, bracketed(reader));
  if (/[0-9]/.test(unit)) return number(reader);
  const start = reader.at;
  const name = reader.name();
  if (name === '') return undefined;
  const word = words.get(name);
  if (word !== undefined && reader.peek() !== '.') return { kind: 'literal', value: word, range: { start, end: reader.at } };
  return reader.peek() === '(' || reader.starts('::') ? call(reader, start) : reference(reader, name, start);
}

function inner(reader: Reader): (start: number, end: number) => HclValue {
  return (start, end) => {
    const within = new Reader(reader.text, start, end);
    within.depth = reader.depth + 1;
    if (within.depth > deepest) return { kind: 'computed', parts: [], range: { start, end } };
    within.skipSpace(true);
    return expression(within, true);
  };
}

function number(reader: Reader): HclValue {
  const start = reader.at;
  const digits = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  digits.lastIndex = start;
  reader.at = Math.min(start + (digits.exec(reader.text)?.[0].length ?? 1), reader.end);
  return { kind: 'literal', value: Number(reader.text.slice(start, reader.at)), range: { start, end: reader.at } };
}

/** `local.orders`, `aws_lambda_function.orders[0].arn`, `module.x["a"].y`, `list.*.id`. */
function reference(reader: Reader, first: string, start: number): HclValue {
  const path = [first];
  for (;;) {
    if (reader.peek() === '.' && !reader.starts('...')) {
      reader.at++;
      const name = reader.name();
      if (name !== '') path.push(name);
      else if (/[*0-9]/.test(reader.peek())) reader.at++;
      else break;
    } else if (reader.peek() === '[') bracketed(reader);
    else break;
  }
  return { kind: 'reference', path, range: { start, end: reader.at } };
}

/** What is taken out of a value makes it another: `[1, 2][0]`, `{ … }.key`. */
function followed(reader: Reader, value: HclValue): HclValue {
  const start = value.range.start;
  if (reader.peek() !== '[' && !(reader.peek() === '.' && !reader.starts('...'))) return value;
  reference(reader, '', start);
  return { kind: 'computed', parts: [value], range: { start, end: reader.at } };
}

/** A function's call; a provider's own is `provider::aws::arn_parse()`. */
function call(reader: Reader, start: number): HclValue {
  while (reader.starts('::')) {
    reader.at += 2;
    reader.name();
  }
  const given = reader.peek() === '(' ? bracketed(reader) : undefined;
  const parts = given === undefined ? [] : given.kind === 'list' ? given.items : [given];
  return followed(reader, { kind: 'computed', parts, range: { start, end: reader.at } });
}

/** `[…]`, `(…)` or `{…}`; what `for` makes is computed. */
function bracketed(reader: Reader): HclValue {
  const start = reader.at;
  const open = reader.peek();
  reader.at++;
  if (++reader.depth > deepest) {
    reader.at = reader.end;
    reader.depth--;
    return { kind: 'computed', parts: [], range: { start, end: reader.end } };
  }
  reader.skipSpace(true);
  const loops = /for[\s]/y;
  loops.lastIndex = reader.at;
  const value = open === '{' && !loops.test(reader.text) ? object(reader, start) : list(reader, start, open);
  reader.depth--;
  return value;
}

function list(reader: Reader, start: number, open: string): HclValue {
  const close = open === '[' ? ']' : open === '(' ? ')' : '}';
  const items: HclValue[] = [];
  let loops = false;
  for (;;) {
    reader.skipSpace(true);
    if (reader.done) break;
    const unit = reader.peek();
    if (unit === close || unit === ')' || unit === ']' || unit === '}') {
      if (unit === close) reader.at++;
      break;
    }
    if (unit === ',') {
      reader.at++;
      continue;
    }
    const before = reader.at;
    const item = expression(reader, true);
    loops ||= item.kind === 'computed' && reader.text.startsWith('for', before);
    items.push(item);
    if (reader.at === before) reader.at++;
  }
  const range = { start, end: reader.at };
  const [only] = items;
  if (open === '(' && only !== undefined && items.length === 1) return { ...only };
  return open !== '{' && !loops ? { kind: 'list', items, range } : { kind: 'computed', parts: items, range };
}

/** `{ key = value, "key": value }`, separated by commas or line ends. */
function object(reader: Reader, start: number): HclValue {
  const attributes: HclAttribute[] = [];
  for (;;) {
    reader.skipSpace(true);
    if (reader.done) break;
    const unit = reader.peek();
    if (unit === '}') {
      reader.at++;
      break;
    }
    if (unit === ')' || unit === ']') break;
    const before = reader.at;
    const attribute = objectEntry(reader);
    if (attribute !== undefined) attributes.push(attribute);
    if (reader.at === before || reader.peek() === ',') reader.at++;
  }
  return { kind: 'object', attributes, range: { start, end: reader.at } };
}

function objectEntry(reader: Reader): HclAttribute | undefined {
  const start = reader.at;
  const key = operand(reader);
  const nameRange = { start, end: reader.at };
  reader.skipSpace(false);
  if ((reader.peek() !== '=' && reader.peek() !== ':') || reader.starts('==')) {
    expression(reader, false);
    return undefined;
  }
  reader.at++;
  reader.skipSpace(true);
  const value = expression(reader, false);
  const name = key?.kind === 'literal' ? String(key.value) : key?.kind === 'reference' && key.path.length === 1 ? key.path[0] : undefined;
  return name === undefined ? undefined : { name, nameRange, value };
}
