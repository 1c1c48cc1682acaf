import type { SyntaxDamage } from '../model/module.ts';
import type { MapProperty, PropertyValue } from '../model/template.ts';
import type { Localized, Range } from '../model/text.ts';

/** What a YAML or JSON text holds, with the place of every value. */
export interface ValueTree {
  /** One value per document: JSON has one at most, YAML as many as `---` separates. */
  readonly documents: readonly PropertyValue[];
  /** The first reason why the text is not what it should be. The documents then hold what could be recovered. */
  readonly syntaxError: SyntaxDamage | undefined;
}

/** What a format built on YAML or JSON makes of its values while they are read. */
export interface ValueDialect {
  /** `!Ref Table` in YAML: `tag` is `!Ref`; `range` covers tag and value. Tags of YAML itself never come here. */
  readonly tagged: (tag: string, value: PropertyValue, range: Range) => PropertyValue;
  /** Called for every map, its values already read. */
  readonly map: (map: MapProperty) => PropertyValue;
  /** Called for every string value (keys excepted), and for quoted and block scalars alike. */
  readonly text: (value: string, range: Range) => PropertyValue;
}

/** The most a text may have, in UTF-16 code units, and the deepest it may nest: beyond, reading costs more than it tells. */
export const treeLimits = { length: 10 * 1024 * 1024, depth: 500 } as const;

export const tooLarge: Localized = { en: 'the file is larger than 10 MB', ko: '파일이 10 MB보다 큽니다' };
export const tooDeep: Localized = { en: 'the file nests deeper than 500 levels', ko: '중첩이 500단계보다 깊습니다' };

/** Values mean what they say; what carries a foreign tag is unresolved. */
export const plainDialect: ValueDialect = {
  tagged: (_tag, _value, range) => unresolved(range),
  map: (map) => map,
  text: (value, range) => ({ kind: 'string', value, range }),
};

/** A value that cannot be known from the file alone. */
export function unresolved(range: Range, reference?: string, mentions: readonly string[] = []): PropertyValue {
  return { kind: 'unresolved', reference, mentions, range };
}

/** A complaint about the text from `start` to the end of that line. */
export function damageAt(text: string, start: number, plain: Localized): SyntaxDamage {
  const from = Math.min(Math.max(start, 0), text.length);
  const length = text.slice(from, from + 1000).search(/[\r\n]|$/);
  return { message: plain.en, plain, range: { start: from, end: from + length } };
}
