import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { noJson, plainWords } from '../languages/json/plainWords.ts';
import type { Mistake } from '../model/configuration.ts';
import type { Range } from '../model/text.ts';
import { messages } from './messages.ts';

/** What a configuration may be: far more than any team writes, far less than what takes time. */
const limits = { length: 256 * 1024, depth: 32, entries: 1000 } as const;

/** The JSON of a configuration, and what of it is to be left out. */
export interface Tree {
  readonly root: Node | undefined;
  /** What is wrong with the text as JSON. */
  readonly mistakes: readonly Mistake[];
  /** Whether it is no JSON, but keys that stand twice. */
  readonly isBroken: boolean;
  /** Values that do not count. */
  readonly dropped: Set<Node>;
}

/** Reads JSON with comments and trailing commas. Of broken text what could be recovered counts, and only the first fault is told. */
export function readTree(text: string): Tree {
  if (text.length > limits.length) return unreadable({ range: lineAt(text, 0), message: messages.tooLarge(limits.length / 1024) });
  const deep = firstTooDeep(text);
  if (deep !== undefined) return unreadable({ range: lineAt(text, deep), message: messages.tooDeep(limits.depth) });
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const dropped = new Set<Node>();
  const [first] = errors;
  const crowded = root === undefined ? [] : tooManyIn(root, dropped);
  const mistakes = first === undefined ? [...crowded, ...faultyKeys(root, dropped)] : [syntaxMistake(text, first)];
  return { root, mistakes, isBroken: first !== undefined, dropped };
}

function unreadable(mistake: Mistake): Tree {
  return { root: undefined, mistakes: [mistake], isBroken: true, dropped: new Set() };
}

function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const bracket = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : undefined;
    if (bracket === '{' || bracket === '[') depth += 1;
    if (bracket === '}' || bracket === ']') depth -= 1;
    if (depth > limits.depth) return scanner.getTokenOffset();
  }
  return undefined;
}

function syntaxMistake(text: string, { error, offset, length }: ParseError): Mistake {
  const range = length > 0 ? { start: offset, end: offset + length } : lineAt(text, offset);
  return { range, message: messages.syntax(plainWords.get(printParseErrorCode(error)) ?? noJson) };
}

/** From an offset to the end of its line. */
function lineAt(text: string, offset: number): Range {
  const start = Math.min(offset, text.length);
  const length = text.slice(start, start + 1000).search(/[\r\n]|$/);
  return { start, end: start + length };
}

/** What follows looks at every entry beside every other: a list or object with more than any team writes does not count. */
function tooManyIn(node: Node, dropped: Set<Node>): readonly Mistake[] {
  const entries = node.children ?? [];
  if (node.type === 'property' || entries.length <= limits.entries) return entries.flatMap((entry) => tooManyIn(entry, dropped));
  dropped.add(node);
  return [{ range: { start: node.offset, end: node.offset + 1 }, message: messages.tooMany(String(limits.entries)) }];
}

/** Of a key that stands more than once the last counts, as everywhere in JSON. */
function faultyKeys(node: Node | undefined, dropped: Set<Node>): readonly Mistake[] {
  if (node === undefined || dropped.has(node)) return [];
  const last = new Map<unknown, Node>();
  const mistakes: Mistake[] = [];
  for (const property of node.type === 'object' ? (node.children ?? []) : []) {
    const [key] = property.children ?? [];
    const before = key === undefined ? undefined : last.get(key.value);
    if (key === undefined) continue;
    if (key.value === '__proto__') {
      // No schema says a word of it.
      dropped.add(property);
      mistakes.push({ range: rangeOf(key), message: messages.reservedKey });
    }
    if (before !== undefined) {
      dropped.add(before);
      mistakes.push({ range: rangeOf(key), message: messages.repeatedKey(String(key.value)) });
    }
    last.set(key.value, property);
  }
  return [...mistakes, ...(node.children ?? []).flatMap((child) => faultyKeys(child, dropped))];
}

/** The value without what is dropped. Objects have no prototype, so that any key is a key like any other. */
export function valueOf(node: Node, dropped: ReadonlySet<Node>): unknown {
  if (node.type === 'array') return itemsOf(node, dropped).map((item) => valueOf(item, dropped));
  if (node.type !== 'object') return node.value;
  const value: Record<string, unknown> = {};
  Object.setPrototypeOf(value, null);
  for (const [key, child] of propertiesOf(node, dropped)) value[String(key.value)] = valueOf(child, dropped);
  return value;
}

/** The node at a path of keys and indexes of {@link valueOf}. */
export function nodeAt(root: Node, path: readonly PropertyKey[], dropped: ReadonlySet<Node>): Node {
  let node = root;
  for (const step of path) {
    const next = node.type === 'array' ? itemsOf(node, dropped)[Number(step)] : propertiesOf(node, dropped).find(([key]) => key.value === step)?.[1];
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

/** Keys and values of an object. A key without a value (the text is cut off there) is none. */
export function propertiesOf(node: Node, dropped: ReadonlySet<Node>): readonly (readonly [Node, Node])[] {
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined || dropped.has(property) || dropped.has(value) ? [] : [[key, value] as const];
  });
}

function itemsOf(node: Node, dropped: ReadonlySet<Node>): readonly Node[] {
  return (node.children ?? []).filter((item) => !dropped.has(item));
}

export function rangeOf({ offset, length }: Node): Range {
  return { start: offset, end: offset + length };
}
