import type { SyntaxDamage } from '../model/module.ts';
import type { LineStarts, Localized, Range } from '../model/text.ts';
import { object, optional, text, whole } from './shape.ts';
import type { Shape } from './shape.ts';

/** What is known of a file without its facts: not kept with them, for whoever asks for them knows it. */
export interface Identity {
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/** Facts without what the file is known by. */
export type Bare<Facts> = Omit<Facts, keyof Identity>;

/** Where the text ends that places are looked at of. */
let textEnd = Infinity;

/** Looks at facts of a text, behind whose end no place may lie. Shapes are asked by the hundred thousand, so that none of them is told. */
export function withinText<T>(text: string, look: () => T): T {
  textEnd = text.length;
  try {
    return look();
  } finally {
    textEnd = Infinity;
  }
}

const span = object<Range>({ start: whole, end: whole });
export const range: Shape<Range> = (value): value is Range => span(value) && 0 <= value.start && value.start <= value.end && value.end <= textEnd;
const localized = object<Localized>({ en: text, ko: text });
export const damage = object<SyntaxDamage>({ message: text, plain: optional(localized), range });
