import type { MapEntry, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import type { Expression } from './known.ts';
import { optionsOf, type Option } from './options.ts';
import { propertyOf, rangeOf, type Home } from './properties.ts';

/** Reads an option as the value that CloudFormation has for it; undefined leaves the property out. */
export type OptionReader = (expression: Expression, home: Home) => PropertyValue | undefined;

/** One option of a construct and the property of the CloudFormation resource that it sets. */
export interface PropertyRow {
  /** The option, dotted where it is an option of an option. */
  readonly option: string;
  readonly property: readonly string[];
  /** How its value is read; as it is written where nothing is said. */
  readonly as?: OptionReader;
}

/** The properties that options give to a resource. */
export function propertiesOf(rows: readonly PropertyRow[], options: Expression | undefined, home: Home): readonly MapEntry[] {
  return rows.flatMap(({ option, property, as = propertyOf }) => {
    const found = optionAt(options, option.split('.'));
    if (found === undefined) return [];
    const keyRange = found.value.module.path === home.module.path ? found.keyRange : home.range;
    const value = as(found.value, { ...home, range: keyRange });
    return value === undefined || value.kind === 'null' ? [] : [entryAt(property, value, keyRange)];
  });
}

/** The option at a path of names. */
export function optionAt(options: Expression | undefined, [name, ...inner]: readonly string[]): Option | undefined {
  const found = name === undefined ? undefined : optionsOf(options).options.get(name);
  return found === undefined || inner.length === 0 ? found : optionAt(found.value, inner);
}

/** A property at a path of keys. */
export function entryAt([key = '', ...inner]: readonly string[], value: PropertyValue, keyRange: Range): MapEntry {
  if (inner.length === 0) return { key, keyRange, value };
  return { key, keyRange, value: { kind: 'map', entries: [entryAt(inner, value, keyRange)], range: value.range } };
}

export function textAt(value: string, range: Range): PropertyValue {
  return { kind: 'string', value, range };
}

/** There, whatever it is. */
export const opaque: OptionReader = (expression, home) => {
  const value = propertyOf(expression, home);
  return value === undefined || value.kind === 'null' ? undefined : { kind: 'unresolved', reference: undefined, mentions: [], range: rangeOf(expression, home) };
};
