import type { Value } from '../model/value.ts';

/** A value and everything it is made of, outermost first: properties, items, alternatives, parts of texts, objects of members. */
export function partsOf(value: Value): readonly Value[] {
  const parts: Value[] = [];
  collect(value, parts);
  return parts;
}

function collect(value: Value, parts: Value[]): void {
  parts.push(value);
  switch (value.kind) {
    case 'object':
      for (const property of value.properties) if (property.kind !== 'computed') collect(property.value, parts);
      return;
    case 'array':
      for (const item of value.items) collect(item, parts);
      return;
    case 'template':
      for (const part of value.values) collect(part, parts);
      return;
    case 'either':
      for (const option of value.options) collect(option, parts);
      return;
    case 'member':
      return collect(value.object, parts);
    default:
  }
}

/** `null` or `undefined`, written out. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}
