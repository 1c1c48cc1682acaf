import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contentHash } from './contentHash.ts';
import { isAbsent, systemErrorCode } from './systemError.ts';

export type WriteTarget =
  /** `hash` is the {@link contentHash} of what is there; undefined where nothing is. */
  | { readonly kind: 'target'; readonly file: string; readonly hash: string | undefined }
  | { readonly kind: 'refused'; readonly reason: WriteRefusal };

export type WriteRefusal =
  /** A symbolic link, or `..`, leads out of the root. */
  | 'outside'
  /** A symbolic link stands there. */
  | 'link'
  /** A folder, a pipe or the like stands there, or a file where a folder is needed. */
  | 'not-a-file'
  /** The operating system forbids it: rights, a read-only disk. */
  | 'denied'
  /** What is there is not, or no longer, what was expected. */
  | 'changed'
  | 'no-space';

export type WriteResult = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly reason: WriteRefusal };

/**
 * Turns (root, relative path) into a place that may be written, looking at the disk as it is now: no symbolic link on
 * the way may lead out of the root, and none may stand at the end. Asked when planning and again by {@link writeTarget}.
 * @param relative /-separated; its grammar has been checked before, `..` is refused here all the same
 */
export function findTarget(root: string, relative: string): WriteTarget {
  try {
    const realRoot = fs.realpathSync(root);
    const file = path.join(realRoot, relative);
    if (!isInside(realRoot, file)) return refused('outside');
    const ancestor = fs.realpathSync(deepestExisting(path.dirname(file)));
    if (ancestor !== realRoot && !isInside(realRoot, ancestor)) return refused('outside');
    if (!fs.statSync(ancestor).isDirectory()) return refused('not-a-file');
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: 'target', file, hash: undefined };
    if (stat.isSymbolicLink()) return refused('link');
    if (!stat.isFile()) return refused('not-a-file');
    return { kind: 'target', file, hash: contentHash(fs.readFileSync(file)) };
  } catch (error) {
    return refused(refusalOf(error));
  }
}

/**
 * The one place of the command line that writes. Looks at the target again, makes the folders it needs, and writes so
 * that the file has either the old content or the new, also when the machine stops meanwhile.
 * @param expected the {@link contentHash} that may be replaced; undefined for a file that must not exist yet
 */
export function writeTarget(root: string, relative: string, content: string | Uint8Array, expected: string | undefined): WriteResult {
  const target = findTarget(root, relative);
  if (target.kind === 'refused') return target;
  if (target.hash !== expected) return refused('changed');
  try {
    fs.mkdirSync(path.dirname(target.file), { recursive: true });
    const again = findTarget(root, relative);
    if (again.kind === 'refused') return again;
    if (again.hash !== expected) return refused('changed');
    if (expected === undefined) create(target.file, content);
    else replace(target.file, content);
    return { kind: 'written' };
  } catch (error) {
    return refused(refusalOf(error));
  }
}

function create(file: string, content: string | Uint8Array): void {
  writeExclusively(file, content, 0o666);
  syncFolder(path.dirname(file));
}

const temporaryBytes = 6;

/** Whether a name is one under which {@link writeTarget} prepares the new content of a file. */
export function isTemporaryName(name: string, fileName: string): boolean {
  const start = `.${fileName}.`;
  return name.startsWith(start) && name.length === start.length + 2 * temporaryBytes && /^[0-9a-f]+$/.test(name.slice(start.length));
}

function replace(file: string, content: string | Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(temporaryBytes).toString('hex')}`);
  writeExclusively(temporary, content, fs.statSync(file).mode & 0o777);
  try {
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** O_EXCL refuses whatever is there, a dangling link too. A file that could not be written whole is taken away again. */
export function writeExclusively(file: string, content: string | Uint8Array, mode: number): void {
  const descriptor = fs.openSync(file, 'wx', mode);
  try {
    fs.writeFileSync(descriptor, content);
    fs.fsyncSync(descriptor);
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Makes the new name durable. Windows cannot open folders, and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** A dangling link counts as existing: `realpath` then fails, and the target is refused. */
function deepestExisting(folder: string): string {
  let current = folder;
  while (fs.lstatSync(current, { throwIfNoEntry: false }) === undefined) current = path.dirname(current);
  return current;
}

const refusals: Readonly<Record<string, WriteRefusal>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EEXIST: 'changed',
  ENOTDIR: 'not-a-file',
  EISDIR: 'not-a-file',
  ELOOP: 'link',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
};

function refusalOf(error: unknown): WriteRefusal {
  const code = systemErrorCode(error);
  const refusal = refusals[code ?? ''] ?? (isAbsent(error) ? 'outside' : undefined);
  if (refusal === undefined) throw error;
  return refusal;
}

function refused(reason: WriteRefusal): { readonly kind: 'refused'; readonly reason: WriteRefusal } {
  return { kind: 'refused', reason };
}
