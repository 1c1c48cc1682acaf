import type { Sighting, Stamp } from '../../node/basis/basis.ts';

/** No path has it. */
const separator = '\0';
const numbers = 4;

/**
 * Sightings as text: the stamps as numbers of 64 bits in base64, all of them, then paths and contents in turn. Tens of
 * thousands are read with every run: as JSON that would take five times as long.
 */
export function writtenSightings(sightings: readonly Sighting[]): string {
  const stamps = Float64Array.from(sightings.flatMap(({ stamp }) => stamp ?? [NaN, NaN, NaN, NaN]));
  const words = sightings.flatMap(({ path, content }) => [path, content]);
  return [Buffer.from(stamps.buffer).toString('base64'), ...words].join(separator);
}

/** The sightings of such a text; undefined where it does not hold exactly so many. */
export function readSightings(text: string, count: number): Sighting[] | undefined {
  const [encoded = '', ...words] = text.split(separator);
  const bytes = Buffer.from(encoded, 'base64');
  if (words.length !== 2 * count || bytes.length !== count * numbers * Float64Array.BYTES_PER_ELEMENT) return undefined;
  const stamps = new Float64Array(new Uint8Array(bytes).buffer);
  return Array.from({ length: count }, (_, index) => ({ path: words[2 * index] ?? '', stamp: stampAt(stamps, numbers * index), content: words[2 * index + 1] ?? '' }));
}

/** What is no number was none. */
function stampAt(stamps: Float64Array, at: number): Stamp | undefined {
  const [inode = NaN, size = NaN, modified = NaN, changed = NaN] = [stamps[at], stamps[at + 1], stamps[at + 2], stamps[at + 3]];
  return Number.isNaN(inode) ? undefined : [inode, size, modified, changed];
}
