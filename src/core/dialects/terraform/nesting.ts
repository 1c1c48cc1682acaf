import type { MapEntry, MapProperty, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { FoundArgument } from './argument.ts';

/** An argument as the property that it sets: maps in maps, and lists where the path has a position. */
export function nested([first, ...inner]: readonly (string | number)[], { keyRange, value, block = value.range }: FoundArgument): MapEntry {
  const within = inner.reduceRight<PropertyValue>((deeper, key) => {
    if (typeof key === 'number') return { kind: 'list', items: [deeper], range: block };
    return { kind: 'map', entries: [{ key, keyRange, value: deeper }], range: block };
  }, value);
  return { key: String(first), keyRange, value: within };
}

/** Entries as one map; what several arguments set of the same property is one value. */
export function together(entries: readonly MapEntry[], range: Range): MapProperty {
  const byKey = new Map<string, MapEntry>();
  for (const entry of entries) {
    const other = byKey.get(entry.key);
    byKey.set(entry.key, other === undefined ? entry : { ...other, value: joined(other.value, entry.value) });
  }
  return { kind: 'map', entries: [...byKey.values()], range };
}

function joined(one: PropertyValue, other: PropertyValue): PropertyValue {
  if (one.kind === 'map' && other.kind === 'map') return together([...one.entries, ...other.entries], one.range);
  if (one.kind !== 'list' || other.kind !== 'list') return other;
  const [first] = one.items;
  const [second] = other.items;
  if (first === undefined || second === undefined) return other;
  return isKeyed(second) ? { ...one, items: [...one.items, ...other.items] } : { ...one, items: [joined(first, second)] };
}

/** An item of a list of `Key` and `Value` is one of its own, where others are the same one told by several arguments. */
function isKeyed(item: PropertyValue): boolean {
  return item.kind === 'map' && item.entries.length === 2 && item.entries[0]?.key === 'Key' && item.entries[1]?.key === 'Value';
}
