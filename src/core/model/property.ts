import type { MapEntry, PropertyValue } from './template.ts';

/** The entry of `value` under `key` if `value` is a map that has it; the last one where the key stands twice. */
export function entryOf(value: PropertyValue | undefined, key: string): MapEntry | undefined {
  if (value?.kind !== 'map') return undefined;
  let found: MapEntry | undefined;
  for (const entry of value.entries) if (entry.key === key) found = entry;
  return found;
}

/** The value at a path of keys, undefined as soon as one is missing. */
export function valueAt(value: PropertyValue | undefined, ...keys: readonly string[]): PropertyValue | undefined {
  let current = value;
  for (const key of keys) current = entryOf(current, key)?.value;
  return current;
}

/** The text of a string value at a path of keys. */
export function stringAt(value: PropertyValue | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return found?.kind === 'string' ? found.value : undefined;
}

/** The strings of a list, or the one string that stands in place of a list of one. */
export function stringsOf(value: PropertyValue | undefined): readonly string[] {
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

/** The number at a path of keys, also where it is written as text. */
export function numberAt(value: PropertyValue | undefined, ...keys: readonly string[]): number | undefined {
  return numberIn(valueAt(value, ...keys));
}

/** A number, also one in quotes. */
export function numberIn(value: PropertyValue | undefined): number | undefined {
  if (value?.kind === 'number') return value.value;
  return value?.kind === 'string' && /^\d+$/.test(value.value.trim()) ? Number(value.value) : undefined;
}
