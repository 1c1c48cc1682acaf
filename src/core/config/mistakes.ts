import type { Node } from 'jsonc-parser';
import type * as z from 'zod/mini';
import type { Mistake } from '../model/configuration.ts';
import type { Localized } from '../model/text.ts';
import { faults, messages } from './messages.ts';
import { nearName } from '../nearName.ts';
import { zoneNames } from './timeZone.ts';
import { nodeAt, propertiesOf, rangeOf } from './tree.ts';

export type Issue = z.core.$ZodIssue;

/** A text with mistakes, and the names that there are. */
export interface Faulty {
  readonly root: Node;
  readonly dropped: ReadonlySet<Node>;
  /** The names that an object may have at a path; undefined where they are free. */
  readonly namesAt: (path: readonly PropertyKey[]) => readonly string[] | undefined;
}

/** A mistake, and the part of the text that does not count because of it. */
export interface Found extends Mistake {
  readonly node: Node;
}

/** What the schema complains of, with the place of each. */
export function mistakesOf(issue: Issue, faulty: Faulty): readonly Found[] {
  const node = nodeAt(faulty.root, issue.path, faulty.dropped);
  if (issue.code === 'unrecognized_keys') return unknownKeys(node, issue, faulty);
  if (issue.code === 'invalid_key') return [{ node, range: rangeOf(keyOf(node)), message: sentenceOf(issue.issues[0], node) }];
  if (issue.code === 'invalid_union') return unionMistakes(issue, node, faulty);
  return [{ node, range: rangeOf(node), message: sentenceOf(issue, node) }];
}

function unknownKeys(node: Node, { keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>, { dropped, namesAt }: Faulty): readonly Found[] {
  const unknown = new Set(keys);
  const names = namesAt(path) ?? [];
  const isRule = path.length === 1 && path[0] === 'rules';
  return propertiesOf(node, dropped).flatMap(([name, value]) => {
    const key = String(name.value);
    if (!unknown.has(key)) return [];
    const near = nearName(key, names);
    const message = path.length === 0 && key === 'extends' ? messages.extends : isRule ? messages.unknownRule(key, near) : messages.unknownKey(key, near, names);
    return [{ node: value, range: rangeOf(name), message }];
  });
}

/** A severity, or an object with options: what is complained of is the one that was meant. */
function unionMistakes(issue: Extract<Issue, { code: 'invalid_union' }>, node: Node, faulty: Faulty): readonly Found[] {
  const meant = issue.errors[node.type === 'object' ? 1 : 0] ?? [];
  return meant.flatMap((inner) => mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }, faulty));
}

function keyOf(value: Node): Node {
  return value.parent?.children?.[0] ?? value;
}

function sentenceOf(issue: Issue | undefined, node: Node): Localized {
  switch (issue?.code) {
    case 'invalid_type':
      return messages.type(issue.expected);
    case 'invalid_value':
      return valueSentence(issue.values.map(String), node);
    case 'too_small':
      return messages.atLeast(String(issue.minimum));
    case 'too_big':
      return (issue.origin === 'string' ? messages.tooLong : issue.origin === 'array' ? messages.tooMany : messages.atMost)(String(issue.maximum));
    case 'custom':
      return customSentence(issue.message, node);
    default:
      return messages.wrong;
  }
}

/** A rule without options may be meant to have some. */
function valueSentence(values: readonly string[], node: Node): Localized {
  if (node.type === 'object' && values.includes('off')) return messages.noOptions;
  return messages.oneOf(values, typeof node.value === 'string' ? nearName(node.value, values) : undefined);
}

function customSentence(fault: string, node: Node): Localized {
  if (fault === 'time-zone') return messages.timeZone(nearName(String(node.value), zoneNames()));
  const many = /^at-most-(\d+)$/.exec(fault)?.[1];
  return many === undefined ? (faults.get(fault) ?? messages.wrong) : messages.tooMany(many);
}
