import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { SyntaxDamage } from '../../model/module.ts';
import type { MapEntry, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { damageAt, plainDialect, tooDeep, tooLarge, treeLimits } from '../valueTree.ts';
import type { ValueDialect, ValueTree } from '../valueTree.ts';
import { noJson, plainWords } from './plainWords.ts';

/**
 * Reads JSON, comments and trailing commas allowed, into values with their places. Never throws: what is not JSON gives
 * `syntaxError` and whatever could be recovered. Keys are only ever compared, never made into properties, so
 * `__proto__` is a key like any other.
 */
export function parseJson(text: string, dialect: ValueDialect = plainDialect): ValueTree {
  const gate = gateOf(text);
  if (gate !== undefined) return { documents: [], syntaxError: gate };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const first = errors[0];
  return {
    documents: root === undefined ? [] : [convert(root, dialect)],
    syntaxError: first === undefined ? undefined : describe(text, first),
  };
}

function gateOf(text: string): SyntaxDamage | undefined {
  if (text.length > treeLimits.length) return damageAt(text, 0, tooLarge);
  const deep = firstTooDeep(text);
  return deep < 0 ? undefined : damageAt(text, deep, tooDeep);
}

/** The bracket that nests too deep, or -1. Brackets in strings and comments may count: no honest file comes near. */
function firstTooDeep(text: string): number {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > treeLimits.depth) return offset;
  }
  return -1;
}

function convert(node: Node, dialect: ValueDialect): PropertyValue {
  const range = rangeOf(node);
  switch (node.type) {
    case 'object':
      return dialect.map({ kind: 'map', entries: (node.children ?? []).flatMap((child) => entryFrom(child, dialect)), range });
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((child) => convert(child, dialect)), range };
    case 'string':
      return dialect.text(String(node.value), range);
    case 'number':
      return { kind: 'number', value: Number(node.value), range };
    case 'boolean':
      return { kind: 'boolean', value: node.value === true, range };
    default:
      return { kind: 'null', range };
  }
}

/** A key without a value (the text is cut off there) is no entry. */
function entryFrom(property: Node, dialect: ValueDialect): readonly MapEntry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return [];
  return [{ key: String(key.value), keyRange: rangeOf(key), value: convert(value, dialect) }];
}

function rangeOf(node: Node): Range {
  return { start: node.offset, end: node.offset + node.length };
}

function describe(text: string, error: ParseError): SyntaxDamage {
  const plain = plainWords.get(printParseErrorCode(error.error)) ?? noJson;
  // A comment that is not closed reaches beyond the text for jsonc-parser.
  const end = Math.min(error.offset + error.length, text.length);
  return end > error.offset ? { message: plain.en, plain, range: { start: error.offset, end } } : damageAt(text, error.offset, plain);
}
