/** Mermaid 12 takes ES2024 for granted; the oldest Node that the command line runs on, 20, has not all of it. */

const grouped = (items: Iterable<unknown>, keyOf: (item: unknown, index: number) => PropertyKey): object => {
  const groups: Record<PropertyKey, unknown[]> = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
};

if (!('groupBy' in Object)) Reflect.set(Object, 'groupBy', grouped);
