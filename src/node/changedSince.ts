import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { askGit } from './git.ts';
import { enclosingRepository } from './gitIgnore.ts';
import { systemErrorCode } from './systemError.ts';

export type ChangeRefusal =
  | { readonly kind: 'no-git' | 'no-repository' | 'unknown-revision' | 'no-merge-base' }
  | { readonly kind: 'failed'; readonly message: string };

export type Changes =
  /** Whether a file of the folder, by its absolute path, is another than it was. */
  | { readonly kind: 'changes'; readonly isChanged: (file: string) => boolean }
  | ChangeRefusal;

/** What a commit holds: by path from the top of the repository, the names of contents. */
interface Tree {
  readonly blobs: ReadonlyMap<string, string>;
  /** Commits of submodules. */
  readonly links: ReadonlyMap<string, string>;
}

/**
 * What has changed in a folder since its branch left a revision: commits, what is not committed, and what git does not
 * know yet. Contents are compared here, not by git: its own comparison with the files on disk would run the filters that
 * a repository's configuration names. Line ends do not count; what a filter writes differently counts as changed.
 */
export function changedSince(folder: string, revision: string): Changes {
  const top = enclosingRepository(folder);
  if (top === undefined) return { kind: 'no-repository' };
  const wanted = /^-|[\0\r\n]/.test(revision) ? undefined : commit(top, revision);
  if (wanted === undefined) return { kind: 'unknown-revision' };
  if (typeof wanted !== 'string') return wanted;
  const base = mergeBase(top, wanted);
  if (typeof base !== 'string') return base;
  const tree = readTree(top, base);
  return 'kind' in tree ? tree : { kind: 'changes', isChanged: comparison(top, tree) };
}

/** Undefined for what git does not know. */
function commit(top: string, revision: string): string | ChangeRefusal | undefined {
  const answer = askGit(top, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (answer.kind === 'absent') return { kind: 'no-git' };
  if (answer.kind === 'output') return answer.output.toString('utf8').trim();
  // Quiet means that nothing is said of a name that is not known.
  return answer.message === '' || /unknown revision|ambiguous argument|bad revision|Log for /.test(answer.message) ? undefined : { kind: 'failed', message: answer.message };
}

function mergeBase(top: string, wanted: string): string | ChangeRefusal {
  const head = commit(top, 'HEAD');
  if (head === undefined) return { kind: 'no-merge-base' };
  if (typeof head !== 'string') return head;
  const answer = askGit(top, ['merge-base', wanted, head]);
  if (answer.kind === 'absent') return { kind: 'no-git' };
  if (answer.kind === 'output') return answer.output.toString('utf8').trim();
  return answer.message === '' ? { kind: 'no-merge-base' } : { kind: 'failed', message: answer.message };
}

function readTree(top: string, name: string): Tree | ChangeRefusal {
  const answer = askGit(top, ['ls-tree', '-r', '-z', '--full-tree', name]);
  if (answer.kind === 'absent') return { kind: 'no-git' };
  if (answer.kind === 'failed') return answer;
  const blobs = new Map<string, string>();
  const links = new Map<string, string>();
  for (const line of answer.output.toString('utf8').split('\0')) {
    const [, type, hash, file] = /^\d+ (\w+) ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
    if (hash === undefined || file === undefined) continue;
    if (type === 'blob') blobs.set(file, hash);
    if (type === 'commit') links.set(file, hash);
  }
  return { blobs, links };
}

function comparison(top: string, base: Tree): (file: string) => boolean {
  const known = new Map<string, boolean>();
  let head: Tree | ChangeRefusal | undefined;
  const isChanged = (file: string): boolean => {
    const relative = path.relative(top, file).split(path.sep).join('/');
    const blob = base.blobs.get(relative);
    if (blob !== undefined) return !hasContent(file, blob);
    head ??= readTree(top, 'HEAD');
    const link = 'kind' in head ? undefined : foldersAbove(relative).find((folder) => base.links.has(folder) || (head !== undefined && 'links' in head && head.links.has(folder)));
    return link === undefined || 'kind' in head || base.links.get(link) !== head.links.get(link);
  };
  return (file) => {
    const verdict = known.get(file) ?? isChanged(file);
    known.set(file, verdict);
    return verdict;
  };
}

function foldersAbove(relative: string): readonly string[] {
  const names = relative.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Whether a file is what git calls by that name; one that cannot be read is not. */
function hasContent(file: string, name: string): boolean {
  try {
    const bytes = fs.readFileSync(file);
    return blobName(bytes, name.length) === name || (bytes.includes('\r\n') && blobName(withLineFeeds(bytes), name.length) === name);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}

/** As git names a content: by SHA-1, or in newer repositories by SHA-256. Source: https://git-scm.com/docs/gitformat-loose */
function blobName(bytes: Uint8Array, length: number): string {
  return createHash(length === 40 ? 'sha1' : 'sha256').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withLineFeeds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
