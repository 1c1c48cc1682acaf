import * as fs from 'node:fs';
import * as path from 'node:path';
import { attempt, systemErrorCode } from '../../node/systemError.ts';
import { findTarget, writeTarget } from '../../node/write.ts';
import type { WriteRefusal } from '../../node/write.ts';

/** Where a cache lies: in `folder`, which is nowhere but in `base`, whatever links are on the way. Both absolute. */
export interface CacheLocation {
  /** As the user is told of it. */
  readonly name: string;
  readonly base: string;
  readonly folder: string;
}

/** Bytes: of a larger answer, something is wrong. That about 28,000 files has 7 MB. */
export const largestAnswer = 64 * 1024 * 1024;

/**
 * The folder that a cache lies in. Without a wish it is where tools have theirs, in `node_modules`, or where there is none, a
 * folder of its own that git does not see; nothing that a repository brings may lead that out of the working directory.
 */
export function cacheLocation(wish: string | undefined, cwd: string): CacheLocation {
  if (wish !== undefined) return { name: wish, base: path.resolve(cwd, wish), folder: path.resolve(cwd, wish) };
  const name = isFolder(path.join(cwd, 'node_modules')) ? 'node_modules/.cache/archnotes' : '.archnotes-cache';
  return { name, base: cwd, folder: path.join(cwd, name) };
}

/** Makes the folder where it is not there yet, out of git's sight. Gives why that is not possible. */
export function prepareCache({ base, folder }: CacheLocation): WriteRefusal | string | undefined {
  return attempt(() => {
    if (isFolder(folder)) return undefined;
    if (fs.existsSync(folder)) return base === folder && fs.statSync(folder).isDirectory() ? undefined : 'not-a-file';
    if (base === folder) fs.mkdirSync(base, { recursive: true });
    const written = writeTarget(base, path.relative(base, path.join(folder, '.gitignore')), '*\n', undefined);
    return written.kind === 'refused' ? written.reason : undefined;
  });
}

/**
 * What a file of a cache holds; undefined where it cannot be read, or is no regular file, or not whole.
 * @param largest bytes; of more nothing is read
 */
export function readCacheFile({ folder }: CacheLocation, file: string, largest: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (fs.lstatSync(path.join(folder, file)).isFile()) descriptor = fs.openSync(path.join(folder, file), fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
    return descriptor === undefined || fs.fstatSync(descriptor).size > largest ? undefined : fs.readFileSync(descriptor);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Writes a file of a cache, whole or not at all. Gives why it could not be written. */
export function writeCacheFile({ base, folder }: CacheLocation, file: string, content: string | Uint8Array): WriteRefusal | string | undefined {
  return attempt(() => {
    const relative = path.relative(base, path.join(folder, file));
    const target = findTarget(base, relative);
    const written = target.kind === 'refused' ? target : writeTarget(base, relative, content, target.hash);
    return written.kind === 'refused' ? written.reason : undefined;
  });
}

function isFolder(folder: string): boolean {
  return fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
