import { mutations, payloads } from './payloads.ts';
import { places } from './places.ts';
import { hostileTexts } from './texts.ts';

/** In so many places, five apart, each payload is tried; the next payload in the next ones, so that every place gets many. */
const placesEach = 6;

const placed = [...payloads.map(({ markup }) => markup), ...mutations].flatMap((markup, index) =>
  Array.from({ length: placesEach }, (_, turn) => places[(index + turn * 5) % places.length]?.(markup) ?? ''),
);

export const hostileSources: readonly string[] = [...placed, ...hostileTexts];
