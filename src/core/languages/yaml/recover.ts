import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { treeLimits } from '../valueTree.ts';
import type { ValueDialect } from '../valueTree.ts';
import { createBuilder } from './builder.ts';
import type { Built, NodeProperties, TreeBuilder } from './builder.ts';

/**
 * What can be understood of a YAML text with errors. Ten to sixteen times dearer than reading events, so only for texts
 * that those cannot be read from. Unique keys are not asked for: that check is quadratic.
 */
export function recoverDocuments(text: string, dialect: ValueDialect): readonly PropertyValue[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false, merge: false, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const { contents } = document;
    return contents === null ? [] : [convert({ text, builder: createBuilder(dialect) }, contents, 0).value];
  });
}

interface Recovery {
  readonly text: string;
  readonly builder: TreeBuilder;
}

type Contents = ParsedNode | Node;

function convert(recovery: Recovery, node: unknown, depth: number): Built {
  const { builder } = recovery;
  if (depth > treeLimits.depth) return emptyAt(recovery, 0);
  if (isAlias(node)) return builder.alias(node.source, rangeOf(node));
  if (isScalar(node)) return convertScalar(recovery, node);
  if (isSeq(node)) return convertList(recovery, node, depth);
  if (isMap(node)) return convertMap(recovery, node, depth);
  return emptyAt(recovery, 0);
}

function convertScalar(recovery: Recovery, node: Scalar): Built {
  const range = rangeOf(node);
  const plain = node.type === undefined || node.type === 'PLAIN';
  const text = plain ? (node.source ?? '') : String(node.value);
  return recovery.builder.scalar({ text, plain, range }, propertiesOf(recovery, node, range));
}

function convertList(recovery: Recovery, node: YAMLSeq, depth: number): Built {
  const items = node.items.map((item) => convert(recovery, item, depth + 1));
  const range = rangeOf(node);
  return recovery.builder.list(items, range, propertiesOf(recovery, node, range));
}

function convertMap(recovery: Recovery, node: YAMLMap, depth: number): Built {
  const pairs = node.items.map(({ key, value }): readonly [Built, Built] => {
    const builtKey = convert(recovery, key, depth + 1);
    const missing = value === null || value === undefined;
    return [builtKey, missing ? emptyAt(recovery, builtKey.value.range.end) : convert(recovery, value, depth + 1)];
  });
  const range = rangeOf(node);
  return recovery.builder.map(pairs, range, propertiesOf(recovery, node, range));
}

function emptyAt(recovery: Recovery, offset: number): Built {
  const range = { start: offset, end: offset };
  return recovery.builder.scalar({ text: '', plain: true, range }, { anchor: undefined, tag: undefined, start: offset });
}

function rangeOf(node: Contents): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

/** The parser gives the place of a value without its tag, and the tag in full; the text says how it was written. */
function propertiesOf(recovery: Recovery, node: Scalar | YAMLSeq | YAMLMap, range: Range): NodeProperties {
  const anchor = node.anchor;
  if (node.tag === undefined) return { anchor, tag: undefined, start: range.start };
  const line = recovery.text.slice(Math.max(0, range.start - 200), range.start);
  const written = /(![^\s,[\]{}]*)\s*(?:&\S+\s*)?$/.exec(line);
  if (written === null || written[1] === undefined) return { anchor, tag: undefined, start: range.start };
  return { anchor, tag: written[1], start: range.start - (line.length - written.index) };
}
