import { maxMatches } from '../../protocol/picture.ts';
import { labelsOf } from './labels.ts';

/** The boxes on the screen of all places of a text in the labels of a picture, in the order of the picture; case and kinds of space do not count. */
export function search(picture: Element, query: string): readonly DOMRect[] {
  const wanted = folded(query.normalize('NFC').replace(/\s+/g, ' '));
  if (wanted.trim() === '') return [];
  const found: DOMRect[] = [];
  for (const { text, box } of labelsOf(picture)) {
    const searched = folded(text);
    for (let at = searched.indexOf(wanted); at >= 0 && found.length < maxMatches; at = searched.indexOf(wanted, at + wanted.length)) {
      found.push(box(at, at + wanted.length));
    }
  }
  return found.filter(({ width, height }) => width > 0 && height > 0);
}

/** In lower case, unless that has another length: then places in it would not be places in the text. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
