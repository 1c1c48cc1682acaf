import type { MapProperty, PropertyValue } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { unresolved } from '../valueTree.ts';
import type { ValueDialect } from '../valueTree.ts';

/** Reads CloudFormation's functions, `!Ref x` and `{ "Ref": "x" }` alike, as what can be known without deploying. */
export const cloudFormationDialect: ValueDialect = {
  tagged: (tag, value, range) => intrinsic(tag.slice(1), value, range),
  map: (map) => longForm(map) ?? map,
  text: (value, range) => ({ kind: 'string', value, range }),
};

function longForm(map: MapProperty): PropertyValue | undefined {
  const [only, ...others] = map.entries;
  if (only === undefined || others.length > 0) return undefined;
  if (only.key === 'Ref') return intrinsic('Ref', only.value, map.range);
  return only.key.startsWith('Fn::') ? intrinsic(only.key.slice('Fn::'.length), only.value, map.range) : undefined;
}

function intrinsic(name: string, argument: PropertyValue, range: Range): PropertyValue {
  switch (name) {
    case 'Ref':
      return referenceTo(textOf(argument), range);
    case 'GetAtt':
      return referenceTo(attributeOwner(argument), range);
    case 'Sub':
      return substitution(argument, range);
    default:
      return unresolved(range, undefined, mentionsOf(argument));
  }
}

function textOf(value: PropertyValue | undefined): string | undefined {
  return value?.kind === 'string' ? value.value : undefined;
}

function referenceTo(name: string | undefined, range: Range): PropertyValue {
  return unresolved(range, name, name === undefined ? [] : [name]);
}

/** `Table.Arn` or `[Table, Arn]`. */
function attributeOwner(argument: PropertyValue): string | undefined {
  return argument.kind === 'list' ? textOf(argument.items[0]) : textOf(argument)?.split('.')[0];
}

/** A text without `${…}` is that text; one that is nothing but `${Name}` or `${Name.Attribute}` is that reference. */
function substitution(argument: PropertyValue, range: Range): PropertyValue {
  const [template, values] = argument.kind === 'list' ? argument.items : [argument];
  const text = textOf(template);
  if (text === undefined) return unresolved(range, undefined, mentionsOf(argument));
  if (!text.includes('${')) return { kind: 'string', value: text, range };
  const local = new Set(values?.kind === 'map' ? values.entries.map((entry) => entry.key) : []);
  const names = substitutedNames(text).filter((name) => !local.has(name));
  const whole = /^\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}$/.exec(text)?.[1];
  const reference = whole !== undefined && !local.has(whole) ? whole : undefined;
  return unresolved(range, reference, unique([...names, ...(values === undefined ? [] : mentionsOf(values))]));
}

/** The logical ids in `${Name}` and `${Name.Attribute}`; `${!Literal}` is text and `${AWS::Region}` no resource. */
export function substitutedNames(text: string): readonly string[] {
  const names = [...text.matchAll(/\$\{\s*([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\s*\}/g)].map((match) => match[1] ?? '');
  return unique(names);
}

/** Every logical id that a value asks for. */
function mentionsOf(value: PropertyValue): readonly string[] {
  switch (value.kind) {
    case 'unresolved':
      return value.mentions;
    case 'list':
      return unique(value.items.flatMap(mentionsOf));
    case 'map':
      return unique(value.entries.flatMap((entry) => mentionsOf(entry.value)));
    default:
      return [];
  }
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
