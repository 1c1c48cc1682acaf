import type { Range } from '../../../src/core/model/text.ts';

/** Every range anywhere in a value of the model. */
export function rangesOf(value: unknown): readonly Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isRange(value) ? [value] : [];
  return [...own, ...Object.values(value).flatMap(rangesOf)];
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}
