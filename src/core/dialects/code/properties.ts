import type { ModuleFacts } from '../../model/module.ts';
import type { MapEntry, MapProperty, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import { callKey, isAbsent, known, thisKey, type Expression, type Made } from './known.ts';

/** The module whose ranges count, and the place for whatever is written in another. */
export interface Home {
  readonly module: ModuleFacts;
  readonly range: Range;
}

const deepest = 30;

/** What an expression is as a value of a template; undefined where it is `undefined`, which is as if it were not written. */
export function propertyOf(expression: Expression, home: Home, depth = 0): PropertyValue | undefined {
  const range = rangeOf(expression, home);
  const here: Home = { ...home, range };
  const found = known(expression);
  if (found.kind !== 'expression' || depth > deepest) return unresolved(range, mentionsOf(expression));
  const { value } = found.expression;
  switch (value.kind) {
    case 'literal':
      return literal(value.value, range);
    case 'template':
      return text(found.expression, range);
    case 'array':
      return { kind: 'list', items: value.items.flatMap((item) => propertyOf({ ...found.expression, value: item }, here, depth + 1) ?? []), range };
    case 'object':
      return mapOf(found.expression, here, depth);
    default:
      return unresolved(range, mentionsOf(found.expression), referenceOf(found.expression));
  }
}

/** Where an expression is to be shown. */
export function rangeOf({ module, value }: Pick<Expression, 'module' | 'value'>, home: Home): Range {
  return module.path === home.module.path ? value.range : home.range;
}

function literal(value: string | number | boolean | null | undefined, range: Range): PropertyValue | undefined {
  if (value === undefined) return undefined;
  if (value === null) return { kind: 'null', range };
  if (typeof value === 'string') return { kind: 'string', value, range };
  return typeof value === 'number' ? { kind: 'number', value, range } : { kind: 'boolean', value, range };
}

function unresolved(range: Range, mentions: readonly string[], reference?: string): PropertyValue {
  return { kind: 'unresolved', reference, mentions, range };
}

function text(expression: Expression, range: Range): PropertyValue {
  const value = textOf(expression);
  return value === undefined ? unresolved(range, mentionsOf(expression)) : { kind: 'string', value, range };
}

/** The text that an expression is, its parts put together; undefined where one part is not known. */
export function textOf(expression: Expression, depth = 0): string | undefined {
  const made = expression.value.kind === 'call' ? expression.scope.textOfCall?.(expression) : undefined;
  if (made !== undefined) return made;
  const found = known(expression);
  if (found.kind !== 'expression' || depth > deepest) return undefined;
  const { value } = found.expression;
  if (value.kind === 'literal') return typeof value.value === 'string' || typeof value.value === 'number' ? String(value.value) : undefined;
  if (value.kind !== 'template') return undefined;
  const parts = value.values.map((part) => textOf({ ...found.expression, value: part }, depth + 1));
  if (parts.some((part) => part === undefined)) return undefined;
  return value.texts.map((fixed, index) => fixed + (parts[index] ?? '')).join('');
}

function mapOf(expression: Expression, home: Home, depth: number): MapProperty {
  const { value } = expression;
  const properties = value.kind === 'object' ? value.properties : [];
  const entries = properties.flatMap((property): readonly MapEntry[] => {
    if (property.kind === 'computed') return [];
    if (property.kind === 'spread') return spreadEntries({ ...expression, value: property.value }, home, depth);
    const own: Expression = { ...expression, value: property.value };
    const keyRange = expression.module.path === home.module.path ? property.keyRange : home.range;
    const converted = propertyOf(own, { ...home, range: keyRange }, depth + 1);
    return converted === undefined ? [] : [{ key: property.key, keyRange, value: converted }];
  });
  const isOpen = properties.some((property) => property.kind === 'computed' || (property.kind === 'spread' && isUnknown({ ...expression, value: property.value }, depth)));
  return { kind: 'map', entries, ...(isOpen ? { open: true } : {}), range: rangeOf(expression, home) };
}

/** Whether a spread brings what nobody can read, in itself or in what it spreads in turn. */
function isUnknown(spread: Expression, depth: number): boolean {
  const found = known(spread);
  if (found.kind !== 'expression' || depth > deepest) return true;
  const { value } = found.expression;
  if (value.kind !== 'object') return !isAbsent(value);
  return value.properties.some((property) => property.kind === 'computed' || (property.kind === 'spread' && isUnknown({ ...found.expression, value: property.value }, depth + 1)));
}

function spreadEntries(spread: Expression, home: Home, depth: number): readonly MapEntry[] {
  const found = known(spread);
  if (found.kind !== 'expression' || found.expression.value.kind !== 'object' || depth > deepest) return [];
  return mapOf(found.expression, { ...home, range: rangeOf(spread, home) }, depth + 1).entries;
}

function referenceOf(expression: Expression): string | undefined {
  return madeBy(expression)?.name;
}

/** The resource that an expression is, or is a part or an attribute of. */
export function madeBy(expression: Expression, depth = 0): Made | undefined {
  const { module, scope } = expression;
  if (expression.value.kind === 'this') return scope.made.get(thisKey(module, expression.value.class));
  const found = known(expression);
  if (found.kind !== 'expression' || depth > 8) return undefined;
  const { value } = found.expression;
  if (value.kind === 'member') return madeBy({ ...found.expression, value: value.object }, depth + 1);
  return value.kind === 'call' ? scope.made.get(callKey(found.expression.module, value.call)) : undefined;
}

/** All resources that stand anywhere in an expression. */
function mentionsOf(expression: Expression, depth = 0): readonly string[] {
  if (depth > 8 || isAbsent(expression.value)) return [];
  const inner = innerValues(expression.value).map((value) => ({ ...expression, value }));
  return [...new Set([...inner.flatMap((part) => mentionsOf(part, depth + 1)), referenceOf(expression) ?? []].flat())];
}

function innerValues(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'template':
      return value.values;
    case 'either':
      return value.options;
    case 'array':
      return value.items;
    default:
      return [];
  }
}
