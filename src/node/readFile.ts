import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { SkipReason } from '../core/project.ts';
import { isAbsent, systemErrorCode } from './systemError.ts';

export type FileContent =
  /** `bytes` is valid until the next read of the same reader. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly stamp: FileStamp }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly stamp: FileStamp | undefined }
  /** No regular file is there, or no longer: never an error. */
  | { readonly kind: 'absent' };

/** Equal as long as a file was not written to or replaced. */
export type FileStamp = string;

/** Bytes. Code: Biome's default, a third of a second of parsing. Data: generated templates are that large. */
const limits = { code: 1024 * 1024, data: 10 * 1024 * 1024 };
/** What minifiers write. In TypeScript and Python a line as long is somebody's picture or table, and the rest is his code. */
const minifiable = /\.[cm]?jsx?$/i;
const dataFile = /\.(?:ya?ml|json|jsonc|template)$/i;

/** Bytes that are looked at for NUL; git looks as far. */
const binaryProbe = 8 * 1024;
/** Of a text in UTF-16 without a mark about half of the bytes are NUL, of a key that somebody puts together with one in between, very few. */
const mostNul = 1 / 10;

/** Bytes. A file with a longer line, or lines this long on average, was written by a program. */
const longestLine = 20_000;
const longestMeanLine = 500;

/**
 * Reads files synchronously into one buffer that it keeps: two thirds of the CPU of `readFileSync`, a tenth of
 * `fs.promises` (measured on 17,000 files).
 */
export class FileReader {
  readonly #root: string;
  readonly #realRoot: string;
  #buffer = Buffer.allocUnsafe(limits.code + 1);

  /** @throws a system error when the root does not exist */
  constructor(root: string) {
    this.#root = root;
    this.#realRoot = fs.realpathSync(root);
  }

  /**
   * Reads a file that a walk listed.
   * @param relative seen from the root, /-separated
   */
  readListed(relative: string): FileContent {
    return this.#read(path.join(this.#root, relative), limitOf(relative));
  }

  /** Reads a file that other files name: only where it really lies inside the root, whatever links lead to it. */
  readReferenced(relative: string): FileContent {
    try {
      const real = fs.realpathSync(path.join(this.#root, relative));
      const inside = real.startsWith(this.#realRoot.endsWith(path.sep) ? this.#realRoot : this.#realRoot + path.sep);
      return inside ? this.readListed(relative) : { kind: 'absent' };
    } catch (error) {
      return contentOf(error);
    }
  }

  #read(file: string, limit: number): FileContent {
    let descriptor: number | undefined;
    try {
      // Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has neither.
      descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
      const stat = fs.fstatSync(descriptor);
      if (!stat.isFile()) return { kind: 'absent' };
      const stamp = stampOf(stat);
      if (stat.size > limit) return { kind: 'skipped', reason: 'too-large', stamp };
      const length = this.#fill(descriptor, limit);
      if (length > limit) return { kind: 'skipped', reason: 'too-large', stamp };
      const bytes = this.#buffer.subarray(0, length);
      const reason = unfit(bytes, file);
      return reason === undefined ? { kind: 'bytes', bytes, stamp } : { kind: 'skipped', reason, stamp };
    } catch (error) {
      return contentOf(error);
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  }

  /** Reads up to one byte more than `limit`, so that a file that grew meanwhile is noticed. */
  #fill(descriptor: number, limit: number): number {
    if (this.#buffer.length <= limit) this.#buffer = Buffer.allocUnsafe(limit + 1);
    let length = 0;
    while (length <= limit) {
      const read = fs.readSync(descriptor, this.#buffer, length, limit + 1 - length, null);
      if (read === 0) break;
      length += read;
    }
    return length;
  }
}

/** The stamp of a file as it is now; undefined where there is no regular file, or none that may be asked about. */
export function fileStamp(file: string): FileStamp | undefined {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() === true ? stampOf(stat) : undefined;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Why a document with this text, as an editor has it, is left alone: the same as for a file on the disk. */
export function unfitText(relative: string, text: string): SkipReason | undefined {
  const bytes = Buffer.from(text);
  return bytes.length > limitOf(relative) ? 'too-large' : unfit(bytes, relative);
}

function limitOf(file: string): number {
  return dataFile.test(file) ? limits.data : limits.code;
}

function stampOf(stat: fs.Stats): FileStamp {
  return `${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
}

function unfit(bytes: Buffer, file: string): SkipReason | undefined {
  if (!isUtf16(bytes) && isBinary(bytes)) return 'binary';
  return minifiable.test(file) && isMinified(bytes) ? 'minified' : undefined;
}

/** A NUL early on means that a file is no text, unless the rest of it is one. */
function isBinary(bytes: Buffer): boolean {
  const probe = bytes.subarray(0, binaryProbe);
  if (!probe.includes(0)) return false;
  return !isUtf8(bytes) || probe.filter((byte) => byte === 0).length > probe.length * mostNul;
}

/** By its byte order mark; every second byte of such a text may be NUL. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** What a compiler writes behind the code, so that a debugger finds the sources: in one line, which may hold all of them. */
const sourceMap = Buffer.from('//# sourceMappingURL');

function isMinified(file: Buffer): boolean {
  if (file.length <= longestLine) return false;
  const bytes = withoutSourceMap(file);
  if (bytes.length <= longestLine) return false;
  let lines = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (end - start > longestLine) return true;
    lines++;
    start = end + 1;
  }
  return bytes.length - start > longestLine || bytes.length / lines > longestMeanLine;
}

function withoutSourceMap(bytes: Buffer): Buffer {
  const start = bytes.lastIndexOf(sourceMap);
  const end = start < 0 ? -1 : bytes.indexOf(10, start);
  return start >= 0 && (end < 0 || end === bytes.length - 1) ? bytes.subarray(0, start) : bytes;
}

function contentOf(error: unknown): FileContent {
  if (isAbsent(error)) return { kind: 'absent' };
  if (systemErrorCode(error) === undefined) throw error;
  return { kind: 'skipped', reason: 'unreadable', stamp: undefined };
}
