import type { Complaint } from '../model/diagram.ts';
import { range } from './placeShapes.ts';
import { list, object, optional, text, whole, word } from './shape.ts';
import type { Shape } from './shape.ts';

type Place = NonNullable<Complaint['at']>;

const inFrontMatter = object<Extract<Place, { readonly line: number }>>({ line: whole, column: whole });
const place: Shape<Place> = (value) => range(value) || inFrontMatter(value);
const reason = word('unexpected', 'incomplete', 'unknown-kind', 'front-matter', 'refused');
const complaint = object<Complaint>({ reason, about: text, expected: list(text), input: optional(text), at: optional(place), kind: optional(text) });

/** What Mermaid said of one text; nothing where it draws it. */
interface Verdict {
  readonly source: string;
  readonly complaint: Complaint | undefined;
}

export const complaintsShape = list(object<Verdict>({ source: text, complaint: optional(complaint) }));
