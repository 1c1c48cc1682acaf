import type { MapEntry, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { ValueDialect } from '../valueTree.ts';
import { unresolved } from '../valueTree.ts';
import { plainScalar } from './scalar.ts';

/**
 * How many values a text may stand for once its aliases are written out. Aliases share what they name, so they cost
 * nothing here; but whoever walks the tree pays for every one. Beyond the limit an alias is unresolved.
 */
const expandedValues = 200_000;

/** A value as it was built: `size` is the number of values it stands for, `text` what it reads as a key. */
export interface Built {
  readonly value: PropertyValue;
  readonly size: number;
  readonly text: string | undefined;
  readonly merges: boolean;
}

/** What may stand in front of a value: `&anchor` and `!tag`. */
export interface NodeProperties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Where the tag starts, or the value where there is none. */
  readonly start: number;
}

export interface ScalarSource {
  readonly text: string;
  readonly plain: boolean;
  readonly range: Range;
}

/** Makes values of what a YAML parser reports, anchors, merge keys and tags resolved. */
export interface TreeBuilder {
  scalar(source: ScalarSource, properties: NodeProperties): Built;
  list(items: readonly Built[], range: Range, properties: NodeProperties): Built;
  map(pairs: readonly (readonly [Built, Built])[], range: Range, properties: NodeProperties): Built;
  alias(name: string, range: Range): Built;
}

/** A builder for one document: anchors do not outlive it. */
export function createBuilder(dialect: ValueDialect): TreeBuilder {
  const anchors = new Map<string, Built>();
  let spent = 0;

  function finish(built: Built, properties: NodeProperties): Built {
    const tagged = applyTag(built, properties, dialect);
    if (properties.anchor !== undefined) anchors.set(properties.anchor, tagged);
    return tagged;
  }

  function affordable(size: number): boolean {
    spent += size;
    return spent <= expandedValues;
  }

  return {
    scalar(source, properties) {
      return finish(scalar(source, properties.tag, dialect), properties);
    },
    list(items, range, properties) {
      const value: PropertyValue = { kind: 'list', items: items.map((item) => item.value), range };
      return finish(collection(value, sizeOf(items)), properties);
    },
    map(pairs, range, properties) {
      const entries = mapEntries(pairs);
      const size = sizeOf(pairs.map((pair) => pair[1]));
      return finish(collection(dialect.map({ kind: 'map', entries, range }), size), properties);
    },
    alias(name, range) {
      const target = anchors.get(name);
      if (target !== undefined && affordable(target.size)) return { ...target, merges: false };
      return collection(unresolved(range), 1);
    },
  };
}

function sizeOf(items: readonly Built[]): number {
  return items.reduce((sum, item) => sum + item.size, 1);
}

function collection(value: PropertyValue, size: number): Built {
  return { value, size, text: undefined, merges: false };
}

function scalar({ text, plain, range }: ScalarSource, tag: string | undefined, dialect: ValueDialect): Built {
  const known = plain && tag !== '!!str' && tag !== '!' ? plainScalar(text, range) : undefined;
  return { value: known ?? dialect.text(text, range), size: 1, text, merges: plain && text === '<<' };
}

/** YAML's own tags only say what is clear already; any other gives the value a meaning that the dialect knows. */
function applyTag(built: Built, properties: NodeProperties, dialect: ValueDialect): Built {
  const { tag, start } = properties;
  if (tag === undefined || tag === '!' || tag.startsWith('!!')) return built;
  const range = { start, end: built.value.range.end };
  return { ...built, value: dialect.tagged(tag, built.value, range) };
}

/** The entries as written, then those that `<<` brings and the map does not have itself. */
function mapEntries(pairs: readonly (readonly [Built, Built])[]): readonly MapEntry[] {
  const own = pairs.flatMap(([key, value]): readonly MapEntry[] =>
    key.text === undefined || key.merges ? [] : [{ key: key.text, keyRange: key.value.range, value: value.value }],
  );
  const sources = pairs.filter(([key]) => key.merges).flatMap(([, value]) => mergeSources(value.value));
  if (sources.length === 0) return own;
  const taken = new Set(own.map((entry) => entry.key));
  const merged: MapEntry[] = [];
  for (const source of sources) {
    const fresh = source.filter((entry) => !taken.has(entry.key));
    for (const entry of fresh) taken.add(entry.key);
    merged.push(...fresh);
  }
  return [...own, ...merged];
}

function mergeSources(value: PropertyValue): readonly (readonly MapEntry[])[] {
  if (value.kind === 'map') return [value.entries];
  if (value.kind === 'list') return value.items.flatMap((item) => (item.kind === 'map' ? [item.entries] : []));
  return [];
}
