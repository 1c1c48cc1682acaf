import type { Value } from '../model/value.ts';

/** A value and everything it is made of, outermost first: properties, items, alternatives, parts of texts, objects of members. */
export function* partsOf(value: Value): Iterable<Value> {
  yield value;
  switch (value.kind) {
    case 'object':
      for (const property of value.properties) if (property.kind !== 'computed') yield* partsOf(property.value);
      return;
    case 'array':
      for (const item of value.items) yield* partsOf(item);
      return;
    case 'template':
      for (const part of value.values) yield* partsOf(part);
      return;
    case 'either':
      for (const option of value.options) yield* partsOf(option);
      return;
    case 'member':
      yield* partsOf(value.object);
      return;
    default:
  }
}

/** `null` or `undefined`, written out. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}
