import * as fs from 'node:fs';
import * as path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { systemErrorCode } from './systemError.ts';

/** One ignore file, and how a path seen from the root becomes one seen from the folder of the ignore file. */
interface IgnoreFile {
  /** Characters of a root-relative path to cut off (the ignore file lies below the root). */
  readonly cut: number;
  /** Put before what is left (the ignore file lies above the root), empty or ending with `/`. */
  readonly prefix: string;
  readonly matcher: Matcher;
}

/** Says of a path seen from the ignore file, whose folders are not ignored, what the file says of it. */
type Matcher = Pick<Ignore, 'test' | 'ignores'>;
type TestResult = ReturnType<Ignore['test']>;

/** The ignore files that apply in one folder, the nearest first. Not kept longer than a walk takes. */
export type IgnoreFiles = readonly IgnoreFile[];

/**
 * The ignore files that apply at the root of a walk before its own: `.git/info/exclude` and every `.gitignore` from the
 * top of the repository down. The user's global ignore file is left out: the same folder gives the same findings everywhere.
 * One that ignores the root itself is left out too, because the user asked for that very folder.
 */
export function aboveRoot(root: string): IgnoreFiles {
  const repository = enclosingRepository(root);
  if (repository === undefined) return [];
  const fromTop = path.relative(repository, root).split(path.sep).filter((name) => name !== '');
  const found: IgnoreFile[] = [];
  const exclude = readIgnoreFile(path.join(repository, '.git', 'info', 'exclude'));
  if (exclude !== undefined) found.unshift({ cut: 0, prefix: prefixOf(fromTop), matcher: exclude });
  for (let depth = 0; depth < fromTop.length; depth++) {
    const matcher = readIgnoreFile(path.join(repository, ...fromTop.slice(0, depth), '.gitignore'));
    if (matcher !== undefined) found.unshift({ cut: 0, prefix: prefixOf(fromTop.slice(depth)), matcher });
  }
  return found.filter((file) => file.prefix === '' || !file.matcher.ignores(file.prefix));
}

/**
 * Adds the `.gitignore` of one folder.
 * @param relative the folder seen from the root, empty or ending with `/`
 */
export function withFolder(outer: IgnoreFiles, root: string, relative: string): IgnoreFiles {
  const matcher = readIgnoreFile(path.join(root, relative, '.gitignore'));
  return matcher === undefined ? outer : [{ cut: relative.length, prefix: '', matcher }, ...outer];
}

/**
 * Whether a path is ignored: the nearest ignore file that has something to say decides, as in git.
 * @param relative seen from the root, /-separated; a folder ends with `/`
 */
export function isIgnored(files: IgnoreFiles, relative: string): boolean {
  for (const { cut, prefix, matcher } of files) {
    const verdict = matcher.test(prefix + relative.slice(cut));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

function prefixOf(names: readonly string[]): string {
  return names.map((name) => `${name}/`).join('');
}

/** The top folder of the repository around a folder; undefined where there is none. */
export function enclosingRepository(root: string): string | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** More than any real one has; a larger one is not an ignore file. */
const largestIgnoreFile = 1024 * 1024;

function readIgnoreFile(file: string): Matcher | undefined {
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size > largestIgnoreFile) return undefined;
    return matcherOf(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** A pattern that is held against the last name of a path alone, in whatever folder. */
const ofNames = /^[^/\\!#][^/\\]*\/?$/;

/**
 * Most patterns are about names, and most names come again in every folder: each name is asked about once. What an ignore
 * file says again the other way round (`!`) depends on the order of its lines, and is asked about as a whole.
 */
function matcherOf(text: string): Matcher {
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.startsWith('!'))) return ignore({ ignorecase: false }).add(text);
  const names = ignore({ ignorecase: false }).add(lines.filter((line) => ofNames.test(line)));
  const others = lines.filter((line) => !ofNames.test(line) && line.trim() !== '' && !line.startsWith('#'));
  const paths = others.length === 0 ? undefined : ignore({ ignorecase: false }).add(others);
  const known = new Map<string, boolean>();
  const test = (path: string): TestResult => {
    const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
    const ignored = known.get(name) ?? names.ignores(name);
    known.set(name, ignored);
    return ignored || paths === undefined ? { ignored, unignored: false } : paths.test(path);
  };
  return { test, ignores: (path) => test(path).ignored };
}
