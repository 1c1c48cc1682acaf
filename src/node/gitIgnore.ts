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

/** What was made of the ignore files of one walk, by their text: whoever starts projects from a template has the same one everywhere. */
export type KnownMatchers = Map<string, Matcher>;

/**
 * The ignore files that apply at the root of a walk before its own: `.git/info/exclude` and every `.gitignore` from the
 * top of the repository down. The user's global ignore file is left out: the same folder gives the same findings everywhere.
 * One that ignores the root itself is left out too, because the user asked for that very folder.
 */
export function aboveRoot(root: string, known: KnownMatchers): IgnoreFiles {
  const repository = enclosingRepository(root);
  if (repository === undefined) return [];
  const fromTop = path.relative(repository, root).split(path.sep).filter((name) => name !== '');
  const found: IgnoreFile[] = [];
  const exclude = readIgnoreFile(path.join(repository, '.git', 'info', 'exclude'), known);
  if (exclude !== undefined) found.unshift({ cut: 0, prefix: prefixOf(fromTop), matcher: exclude });
  for (let depth = 0; depth < fromTop.length; depth++) {
    const matcher = readIgnoreFile(path.join(repository, ...fromTop.slice(0, depth), '.gitignore'), known);
    if (matcher !== undefined) found.unshift({ cut: 0, prefix: prefixOf(fromTop.slice(depth)), matcher });
  }
  return found.filter((file) => file.prefix === '' || !file.matcher.ignores(file.prefix));
}

/**
 * Adds the `.gitignore` of one folder.
 * @param relative the folder seen from the root, empty or ending with `/`
 */
export function withFolder(outer: IgnoreFiles, root: string, relative: string, known: KnownMatchers): IgnoreFiles {
  const matcher = readIgnoreFile(path.join(root, relative, '.gitignore'), known);
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

function readIgnoreFile(file: string, known: KnownMatchers): Matcher | undefined {
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size > largestIgnoreFile) return undefined;
    const text = fs.readFileSync(file, 'utf8');
    const matcher = known.get(text) ?? matcherOf(text);
    known.set(text, matcher);
    return matcher;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** A pattern that is held against the last name of a path alone, in whatever folder. */
const ofNames = /^!?[^/\\!#][^/\\]*\/?$/;

/** One line of an ignore file. */
interface Pattern {
  /** What every path contains that matches; empty where that cannot be told at a glance. */
  readonly literal: string;
  readonly isOfNames: boolean;
  readonly negative: boolean;
  readonly matches: (path: string) => boolean;
}

/**
 * The last pattern that matches decides, as in git. Most patterns are about names, and most names come again in every
 * folder: each name is asked about once. Most others have a word in them that few paths contain.
 */
function matcherOf(text: string): Matcher {
  const patterns = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#')).map(patternOf);
  const ofPaths = patterns.flatMap((pattern, index) => (pattern.isOfNames ? [] : [{ pattern, index }])).reverse();
  const known = new Map<string, number>();
  const lastForName = (name: string): number => {
    const last = known.get(name) ?? patterns.findLastIndex((pattern) => pattern.isOfNames && isMatch(pattern, name));
    known.set(name, last);
    return last;
  };
  const test = (path: string): TestResult => {
    const ofName = lastForName(path.slice(path.lastIndexOf('/', path.length - 2) + 1));
    const last = ofPaths.find(({ pattern, index }) => index > ofName && isMatch(pattern, path))?.index ?? ofName;
    const decisive = patterns[last];
    return { ignored: decisive?.negative === false, unignored: decisive?.negative === true };
  };
  return { test, ignores: (path) => test(path).ignored };
}

function isMatch({ literal, matches }: Pattern, path: string): boolean {
  return path.includes(literal) && matches(path);
}

function patternOf(line: string): Pattern {
  const negative = line.startsWith('!');
  const pattern = negative ? line.slice(1) : line;
  let matcher: Ignore | undefined;
  return {
    literal: literalOf(pattern),
    isOfNames: ofNames.test(line),
    negative,
    matches: (path) => (matcher ??= ignore({ ignorecase: false }).add(pattern)).ignores(path),
  };
}

/** The longest piece between wildcards and slashes. A pattern with brackets or backslashes may mean other characters than its own. */
function literalOf(pattern: string): string {
  if (/[[\]\\]/.test(pattern)) return '';
  return pattern.trim().split(/[*?/]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}
