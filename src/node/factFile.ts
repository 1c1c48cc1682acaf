import * as z from 'zod/mini';
import type { FactStore } from '../core/model/project.ts';
import { contentHash } from './contentHash.ts';
import { jsonOf } from './jsonOf.ts';

/** Raised with every change of the format, or of how facts are written. */
const format = 1;

/** Bytes: of a larger one, something is wrong. The facts of 10,000 files have 31 MB. */
export const largestFactFile = 128 * 1024 * 1024;

/** As many times is it written without something that no run asked for, before that goes: of branches, and of runs with other rules. */
const mostIdle = 8;

/** Writing all of it takes as long as making about this part of it anew. */
const worthWriting = 1 / 32;

/** Bytes, about, that an entry takes beside its path and what is written. */
const entryCost = 110;

const count = z.number().check(z.int(), z.minimum(0));
/** Path and hash of a file, how often it was not asked for, and the length and hash of what is written about it. */
const entry = z.tuple([z.string(), z.string(), count, count, z.string()]);
const schema = z.strictObject({ format: z.literal(format), key: z.string(), entries: z.array(entry) });

interface Entry {
  readonly path: string;
  readonly hash: string;
  readonly idle: number;
  readonly sum: string;
  readonly bytes: Uint8Array;
}

/**
 * The facts of many files in one: an index in front, and what is written about each behind it, which is looked at when it is
 * asked for. Whatever is not as we write it is as good as nothing; that says nothing of somebody who writes as we do, so
 * whoever asks must check what it is told.
 */
export class FactFile implements FactStore {
  readonly #key: string;
  readonly #before: ReadonlyMap<string, Entry>;
  readonly #recalled = new Set<string>();
  readonly #made = new Map<string, Entry>();

  /**
   * @param written what an earlier one gave, if anything
   * @param key names all that facts depend on beside the text and its path
   */
  constructor(written: Uint8Array | undefined, key: string) {
    this.#key = key;
    this.#before = new Map((written === undefined ? [] : entriesIn(Buffer.from(written.buffer, written.byteOffset, written.byteLength), key)).map((one) => [nameOf(one.path, one.hash), one]));
  }

  /** Of how many files it was asked and knew something, and of how many it was told. */
  get counts(): { readonly recalled: number; readonly made: number } {
    return { recalled: this.#recalled.size, made: this.#made.size };
  }

  recall(path: string, hash: string): string | undefined {
    const name = nameOf(path, hash);
    const known = this.#before.get(name);
    if (known === undefined || contentHash(known.bytes) !== known.sum) return undefined;
    this.#recalled.add(name);
    return Buffer.from(known.bytes.buffer, known.bytes.byteOffset, known.bytes.byteLength).toString('utf8');
  }

  keep(path: string, hash: string, written: string): void {
    const bytes = Buffer.from(written);
    const name = nameOf(path, hash);
    this.#recalled.delete(name);
    this.#made.set(name, { path, hash, idle: 0, sum: contentHash(bytes), bytes });
  }

  /** All that is known now, where that is worth writing. */
  written(): Uint8Array | undefined {
    const news = sizeOf(this.#made.values());
    if (news === 0 || news < sizeOf(this.#before.values()) * worthWriting) return undefined;
    return bytesOf(this.#key, this.#entries());
  }

  /** What was asked for first, then the rest, the longest idle last; as much of it as there is room for. */
  #entries(): readonly Entry[] {
    const older = [...this.#before].filter(([name]) => !this.#made.has(name)).map(([name, one]) => ({ ...one, idle: this.#recalled.has(name) ? 0 : one.idle + 1 }));
    const all = [...this.#made.values(), ...older].filter(({ idle }) => idle <= mostIdle).sort((one, other) => one.idle - other.idle);
    let room = largestFactFile;
    return all.filter(({ path, bytes }) => {
      const cost = bytes.length + Buffer.byteLength(path) + entryCost;
      if (cost > room) return false;
      room -= cost;
      return true;
    });
  }
}

function nameOf(path: string, hash: string): string {
  return `${path}\0${hash}`;
}

function sizeOf(entries: Iterable<Entry>): number {
  let size = 0;
  for (const { bytes } of entries) size += bytes.length;
  return size;
}

/** The hash of the index, the index, each in a line, and everything that the index tells of. */
function bytesOf(key: string, entries: readonly Entry[]): Uint8Array {
  const index = JSON.stringify({ format, key, entries: entries.map(({ path, hash, idle, bytes, sum }) => [path, hash, idle, bytes.length, sum]) });
  return Buffer.concat([Buffer.from(`${contentHash(index)}\n${index}\n`), ...entries.map(({ bytes }) => bytes)]);
}

function entriesIn(written: Buffer, key: string): readonly Entry[] {
  const first = written.indexOf('\n');
  const second = written.indexOf('\n', first + 1);
  if (first < 0 || second < 0) return [];
  const index = written.subarray(first + 1, second);
  if (contentHash(index) !== written.subarray(0, first).toString('latin1')) return [];
  const parsed = schema.safeParse(jsonOf(index.toString('utf8')));
  if (!parsed.success || parsed.data.key !== key) return [];
  let at = second + 1;
  const entries = parsed.data.entries.map(([path, hash, idle, length, sum]): Entry => ({ path, hash, idle, sum, bytes: written.subarray(at, (at += length)) }));
  return at === written.length ? entries : [];
}
