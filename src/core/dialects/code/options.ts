import type { Range } from '../../model/text.ts';
import { isAbsent, known, type Expression } from './known.ts';

/** One property of an object, where it is written. */
export interface Option {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Expression;
}

/** The properties of an object, spreads taken in. */
export interface Options {
  readonly options: ReadonlyMap<string, Option>;
  /** Whether there can be no others. */
  readonly complete: boolean;
}

const nothing: Options = { options: new Map(), complete: false };
const none: Options = { options: new Map(), complete: true };

/** Spreads within spreads, beyond which an object is not followed: one may be spread into itself. */
const deepest = 30;

/** Reads an object as options; what is no object is not complete. No expression at all is complete: nothing is given. */
export function optionsOf(expression: Expression | undefined, depth = 0): Options {
  if (expression === undefined) return none;
  const found = known(expression);
  if (found.kind !== 'expression' || depth > deepest) return nothing;
  const { value } = found.expression;
  if (isAbsent(value)) return none;
  if (value.kind !== 'object') return nothing;
  let options = new Map<string, Option>();
  let complete = true;
  for (const property of value.properties) {
    if (property.kind === 'property') {
      const { key, keyRange } = property;
      options.set(key, { key, keyRange, value: { ...found.expression, value: property.value } });
      continue;
    }
    const value: Expression = { ...found.expression, value: property.kind === 'spread' ? property.value : found.expression.value };
    const spread = property.kind === 'spread' ? optionsOf(value, depth + 1) : nothing;
    const doubtful = spread.complete ? [] : overwritten(value, depth);
    // What an unknown spread follows may be overwritten by it.
    if (doubtful === undefined) options = new Map();
    for (const key of doubtful ?? []) options.delete(key);
    for (const [key, option] of spread.options) options.set(key, option);
    complete &&= spread.complete;
  }
  return { options, complete };
}

/** What a spread that is one of several objects may overwrite; undefined where it may be anything. */
function overwritten(expression: Expression, depth: number): readonly string[] | undefined {
  const found = known(expression);
  if (found.kind !== 'expression' || found.expression.value.kind !== 'either') return undefined;
  const objects = found.expression.value.options.map((value) => optionsOf({ ...found.expression, value }, depth + 1));
  return objects.every(({ complete }) => complete) ? objects.flatMap(({ options }) => [...options.keys()]) : undefined;
}
