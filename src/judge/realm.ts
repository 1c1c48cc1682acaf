/**
 * What Mermaid takes for granted and its realm lacks: `structuredClone`, which belongs to Node and would give objects of Node's own
 * realm (`instanceof Map` would be false), and of ES2024, `Object.groupBy`, which Node 20 has not.
 */

function grouped(items: Iterable<unknown>, keyOf: (item: unknown, index: number) => PropertyKey): object {
  const groups: Record<PropertyKey, unknown[]> = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
}

/** A copy of data: objects, arrays, maps and sets, each once, however often it is referred to. */
function cloned(value: unknown, copies = new Map<unknown, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  const copy = emptyLike(value);
  copies.set(value, copy);
  if (value instanceof Map && copy instanceof Map) for (const [key, entry] of value) copy.set(cloned(key, copies), cloned(entry, copies));
  else if (value instanceof Set && copy instanceof Set) for (const entry of value) copy.add(cloned(entry, copies));
  else for (const [key, entry] of Object.entries(value)) Reflect.set(copy, key, cloned(entry, copies));
  return copy;
}

function emptyLike(value: object): object {
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof Date) return new Date(value);
  return Array.isArray(value) ? [] : {};
}

if (!('structuredClone' in globalThis)) Reflect.set(globalThis, 'structuredClone', (value: unknown) => cloned(value));
if (!('groupBy' in Object)) Reflect.set(Object, 'groupBy', grouped);
