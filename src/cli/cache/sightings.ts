import type { Sighting, Sightings, Stamp } from '../../node/basis/basis.ts';
import { jsonOf } from '../../node/jsonOf.ts';

/** No path has it. */
const separator = '\0';
const numbers = 4;

/**
 * Sightings as text: the stamps as numbers of 64 bits in base64, all of them, then paths and contents in turn. Tens of
 * thousands are read with every run: as JSON that would take five times as long.
 */
export function writtenSightings(sightings: readonly Sighting[]): string {
  const stamps = Float64Array.from(sightings.flatMap(({ stamp }) => stamp ?? [NaN, NaN, NaN, NaN]));
  const words = sightings.flatMap(({ path, content }) => [writtenWord(path), content]);
  return [Buffer.from(stamps.buffer).toString('base64'), ...words].join(separator);
}

/** The sightings of such a text, in groups of so many; undefined where it does not hold exactly these. */
export function readSightings(text: string, lengths: readonly number[]): readonly Sightings[] | undefined {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const words = wordsOf(text);
  const bytes = Buffer.from(text.slice(0, words[0] ?? text.length), 'base64');
  if (words.length !== 2 * total || bytes.length !== total * numbers * Float64Array.BYTES_PER_ELEMENT) return undefined;
  const stamps = new Float64Array(new Uint8Array(bytes).buffer);
  let first = 0;
  return lengths.map((length) => {
    const group = new WrittenSightings({ text, words, stamps }, first, length);
    first += length;
    return group;
  });
}

/** Where the separators before the words stand. */
function wordsOf(text: string): Uint32Array {
  const words: number[] = [];
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) words.push(at);
  return Uint32Array.from(words);
}

interface Written {
  readonly text: string;
  readonly words: Uint32Array;
  readonly stamps: Float64Array;
}

/** Each is made when it is looked at: most are looked at once, and what lives that short a time costs no collection of garbage. */
class WrittenSightings implements Sightings {
  readonly #written: Written;
  readonly #first: number;
  readonly length: number;

  constructor(written: Written, first: number, length: number) {
    this.#written = written;
    this.#first = first;
    this.length = length;
  }

  *[Symbol.iterator](): Iterator<Sighting> {
    const { text, words, stamps } = this.#written;
    const end = this.#first + this.length;
    for (let index = this.#first; index < end; index += 1) {
      const content = words[2 * index + 1] ?? 0;
      yield { path: readWord(text.slice((words[2 * index] ?? 0) + 1, content)), stamp: stampAt(stamps, numbers * index), content: text.slice(content + 1, words[2 * index + 2]) };
    }
  }
}

/** All ASCII, for such a text is read ten times as fast as one with a single other letter: a path with others is written as JSON. */
function writtenWord(path: string): string {
  if (/^(?!")[\x20-\x7e]*$/.test(path)) return path;
  return JSON.stringify(path).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What was not written so is a path that is not there. */
function readWord(word: string): string {
  const path = word.startsWith('"') ? jsonOf(word) : word;
  return typeof path === 'string' ? path : word;
}

/** What is no number was none. */
function stampAt(stamps: Float64Array, at: number): Stamp | undefined {
  const inode = stamps[at] ?? NaN;
  return Number.isNaN(inode) ? undefined : [inode, stamps[at + 1] ?? NaN, stamps[at + 2] ?? NaN, stamps[at + 3] ?? NaN];
}
