import type { Property, Value } from '../../model/value.ts';
import { unresolved } from '../typescript/draft.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Walk } from './walk.ts';

const prefix = /^[a-zA-Z]*/;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '', '\\': '\\', "'": "'", '"': '"' };

/** The text of a string without replacement fields. Escapes that are rarely written in options stay as they are. */
export function stringValue(walk: Walk, node: Node): Value {
  return { kind: 'literal', value: stringText(textOf(walk, node)), range: rangeOf(node) };
}

function stringText(written: string): string {
  const flags = (prefix.exec(written)?.[0] ?? '').toLowerCase();
  const quoted = written.slice(flags.length);
  const quotes = /^(?:"""|''')/.test(quoted) ? 3 : 1;
  const text = quoted.slice(quotes, quoted.length - quotes);
  return flags.includes('r') ? text : text.replace(/\\(?:\r\n|[\s\S])/g, (escape) => escapes[escape.slice(1)] ?? escape);
}

/** `f'…{value}…'`: the fixed parts, and what is put between them. */
export function formatValue(walk: Walk, node: Node, frame: Frame): Value {
  const written = textOf(walk, node);
  const opening = /^[a-zA-Z]*(?:"""|'''|["'])/.exec(written)?.[0] ?? '';
  const quotes = /(?:"""|''')$/.test(opening) ? 3 : 1;
  const texts: string[] = [];
  const values: Value[] = [];
  let at = node.from + opening.length;
  for (const part of partsOf(node)) {
    if (part.name !== 'FormatReplacement') continue;
    texts.push(walk.text.slice(at, part.from));
    values.push(replacement(walk, part, frame));
    at = part.to;
  }
  texts.push(walk.text.slice(at, Math.max(at, node.to - quotes)));
  return { kind: 'template', texts, values, range: rangeOf(node) };
}

function replacement(walk: Walk, node: Node, frame: Frame): Value {
  const [first = unresolved(rangeOf(node))] = partsOf(node).filter(isExpression).map((part) => walk.value(part, frame));
  return first;
}

/** Strings that stand side by side are one. */
export function continuedValue(walk: Walk, node: Node, frame: Frame): Value {
  const texts = partsOf(node).map((part) => walk.value(part, frame));
  const range = rangeOf(node);
  const written = texts.map((value) => (value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined));
  return written.includes(undefined) ? { kind: 'template', texts: ['', ''], values: [unresolved(range)], range } : { kind: 'literal', value: written.join(''), range };
}

export function numberValue(walk: Walk, node: Node): Value {
  const number = Number(textOf(walk, node).replaceAll('_', ''));
  return Number.isNaN(number) ? unresolved(rangeOf(node)) : { kind: 'literal', value: number, range: rangeOf(node) };
}

/** A list, tuple or set. An element that is unpacked is not known. */
export function listValue(walk: Walk, node: Node, frame: Frame): Value {
  const items: Value[] = [];
  let unpacked = false;
  for (const part of partsOf(node)) {
    if (part.name === '*') unpacked = true;
    if (!isExpression(part)) continue;
    const value = walk.value(part, frame);
    items.push(unpacked ? unresolved(value.range) : value);
    unpacked = false;
  }
  return { kind: 'array', items, range: rangeOf(node) };
}

/** `{'host': host, **others}`. */
export function dictionaryValue(walk: Walk, node: Node, frame: Frame): Value {
  const properties: Property[] = [];
  const parts = partsOf(node);
  for (const [index, part] of parts.entries()) {
    if (!isExpression(part) || parts[index - 1]?.name === ':') continue;
    const value = walk.value(part, frame);
    if (parts[index - 1]?.name === '**') properties.push({ kind: 'spread', value, range: rangeOf(part) });
    else properties.push(entryOf(walk, { key: value, item: parts[index + 2] }, frame));
  }
  return { kind: 'object', properties, range: rangeOf(node) };
}

function entryOf(walk: Walk, { key, item }: { readonly key: Value; readonly item: Node | undefined }, frame: Frame): Property {
  if (item === undefined || !isExpression(item)) return { kind: 'computed', range: key.range };
  const value = walk.value(item, frame);
  const range = { start: key.range.start, end: value.range.end };
  if (key.kind !== 'literal' || typeof key.value !== 'string') return { kind: 'computed', range };
  return { kind: 'property', key: key.value, keyRange: key.range, value, range };
}
