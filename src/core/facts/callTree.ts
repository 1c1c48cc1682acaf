import { partsOf } from '../link/valueParts.ts';
import type { Call } from '../model/module.ts';
import type { Value } from '../model/value.ts';

/**
 * Whether calls are made of each other as those of a text are: each stands within the one that it is a part of, and is part of
 * one alone. Whoever goes from a call to those that it is made of comes to an end then, and soon.
 */
export function isTree(calls: readonly Call[]): boolean {
  const seen = new Set<number>();
  const isPart = (whole: Call, part: Value): boolean => {
    if (part.kind !== 'call') return true;
    const inner = calls[part.call];
    if (inner === undefined || seen.has(part.call)) return false;
    seen.add(part.call);
    return isWithin(whole, inner);
  };
  const isMadeOf = (whole: Call, value: Value): boolean => value.kind === 'name' || value.kind === 'global' || partsOf(value).every((part) => isPart(whole, part));
  return calls.every((call) => isMadeOf(call, call.callee) && call.arguments.every(({ value }) => isMadeOf(call, value)));
}

function isWithin({ range: whole }: Call, { range: part }: Call): boolean {
  return whole.start <= part.start && part.end <= whole.end && part.end - part.start < whole.end - whole.start;
}
