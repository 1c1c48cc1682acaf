import type { Range } from '../../../src/core/model/text.ts';

/** Every range anywhere in a value of the model. */
export function rangesOf(value: unknown): readonly Range[] {
  const ranges: Range[] = [];
  collect(value, ranges);
  return ranges;
}

function collect(value: unknown, ranges: Range[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isRange(value)) ranges.push(value);
  for (const part of Object.values(value)) collect(part, ranges);
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}
