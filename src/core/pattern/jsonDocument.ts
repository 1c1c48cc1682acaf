import { parseTree, printParseErrorCode, findNodeAtLocation } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Localized, Position } from '../model/text.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';

/** A JSON text that was read, and where its parts stand. */
export interface JsonDocument {
  readonly path: string;
  readonly value: unknown;
  /** Whether there is a value at a path of keys and indexes. */
  has(path: readonly PropertyKey[]): boolean;
  /** Where the value at a path of keys and indexes stands; the deepest part of the path that exists. */
  locate(path: readonly PropertyKey[]): Position;
  /** Where a key of the object at a path stands. */
  locateKey(path: readonly PropertyKey[], key: string): Position;
}

/** 256 KiB: fifty times the largest manifest we ship. */
const manifestLength = 262_144;
const maxDepth = 32;
/** Keys that reach an object's prototype. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads strict JSON (no comments, no trailing commas, no key twice) with limits on size and depth.
 * @param path how the file is called in messages
 * @param maxLength characters that are read at most
 */
export function readJson(path: string, text: string, maxLength = manifestLength): Result<JsonDocument> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (source.length > maxLength) return failure(problem(messages.tooLarge(maxLength), path));
  if (isNestedDeeper(source, maxDepth)) return failure(problem(messages.tooDeep, path));
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined || root === undefined) {
    const at = positionAt(source, first?.offset ?? 0);
    return failure(problem(messages.notJson(first === undefined ? 'ValueExpected' : printParseErrorCode(first.error)), path, at));
  }
  const problems: Problem[] = [];
  const value = toValue(root, (node, message) => problems.push(problem(message, path, positionAt(source, node.offset))));
  if (problems.length > 0) return failure(...problems);
  return success({
    path,
    value,
    has: (keys) => keys.length === 0 || findNodeAtLocation(root, keys.filter((key) => typeof key !== 'symbol')) !== undefined,
    locate: (keys) => positionAt(source, deepestNode(root, keys).offset),
    locateKey: (keys, key) => positionAt(source, (keyNode(deepestNode(root, keys), key) ?? deepestNode(root, keys)).offset),
  });
}

/** Whether a JSON text has more brackets within brackets than that; needs no stack of its own. */
export function isNestedDeeper(source: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > levels) return true;
  }
  return false;
}

function toValue(node: Node, report: (node: Node, message: Localized) => void): unknown {
  if (node.type === 'array') return (node.children ?? []).map((item) => toValue(item, report));
  if (node.type !== 'object') return node.value;
  const entries = new Map<string, unknown>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (forbiddenKeys.has(name)) report(key, messages.forbiddenKey(name));
    else if (entries.has(name)) report(key, messages.duplicateKey(name));
    else entries.set(name, toValue(value, report));
  }
  return Object.fromEntries(entries);
}

function deepestNode(root: Node, path: readonly PropertyKey[]): Node {
  const keys = path.filter((key) => typeof key !== 'symbol');
  for (let length = keys.length; length > 0; length--) {
    const node = findNodeAtLocation(root, keys.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

function keyNode(node: Node, key: string): Node | undefined {
  return node.children?.map((property) => property.children?.[0]).find((name) => name?.value === key);
}

function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
}

const syntaxHints: Readonly<Record<string, Localized>> = {
  InvalidCommentToken: { en: 'comments are not allowed', ko: '주석은 쓸 수 없습니다' },
  PropertyNameExpected: { en: 'a key in double quotes is expected here', ko: '이 자리에는 큰따옴표로 묶은 키가 와야 합니다' },
  ValueExpected: { en: 'a value is expected here', ko: '이 자리에는 값이 와야 합니다' },
  ColonExpected: { en: 'a colon is expected here', ko: '이 자리에는 콜론이 와야 합니다' },
  CommaExpected: { en: 'a comma is expected here', ko: '이 자리에는 쉼표가 와야 합니다' },
  CloseBraceExpected: { en: 'a closing brace is missing', ko: '닫는 중괄호가 없습니다' },
  CloseBracketExpected: { en: 'a closing bracket is missing', ko: '닫는 대괄호가 없습니다' },
  EndOfFileExpected: { en: 'the file should end here', ko: '파일이 여기에서 끝나야 합니다' },
  UnexpectedEndOfString: { en: 'a closing quote is missing', ko: '닫는 따옴표가 없습니다' },
};

const messages = {
  tooLarge: (length: number): Localized => ({
    en: `This file is larger than ${length / 1024} KiB. Make it smaller.`,
    ko: `파일이 ${length / 1024} KiB보다 큽니다. 크기를 줄이십시오.`,
  }),
  tooDeep: { en: `This file nests deeper than ${maxDepth} levels. Flatten it.`, ko: `파일의 중첩이 ${maxDepth}단계보다 깊습니다. 중첩을 줄이십시오.` },
  notJson: (code: string): Localized => {
    const hint = syntaxHints[code] ?? { en: 'this cannot be read', ko: '읽을 수 없는 부분입니다' };
    return { en: `This is not JSON: ${hint.en}. Correct it.`, ko: `올바른 JSON이 아닙니다. ${hint.ko}. 고친 뒤 다시 시도하십시오.` };
  },
  duplicateKey: (key: string): Localized => ({
    en: `The key "${key}" is there twice. Remove one.`,
    ko: `키 "${key}"이(가) 두 번 나옵니다. 하나를 지우십시오.`,
  }),
  forbiddenKey: (key: string): Localized => ({
    en: `The key "${key}" is not allowed. Remove it.`,
    ko: `키 "${key}"은(는) 쓸 수 없습니다. 지우십시오.`,
  }),
};
