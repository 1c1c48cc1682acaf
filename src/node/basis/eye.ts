import * as fs from 'node:fs';
import { fileKindOf } from '../../core/project/fileKind.ts';
import { contentHash } from '../contentHash.ts';
import { FileReader } from '../readFile.ts';
import type { FileContent } from '../readFile.ts';
import { skippedFolders } from '../skippedFolders.ts';
import { isAbsent, systemErrorCode } from '../systemError.ts';
import { settledStamp } from './basis.ts';
import type { Sighting, SightingKind, Stamp } from './basis.ts';

/** Bytes; as large as the largest file that is read for what it says. */
const largest = 10 * 1024 * 1024;

/** Adding a file to a folder need not touch the folder there (FAT): it is always looked into. */
const foldersHaveStamps = process.platform !== 'win32';

/** Looks at the disk below one root, and says in a word what it sees. */
export class Eye {
  readonly #root: string;
  #reader: FileReader | undefined;

  /** @param root absolute path of a folder, free of links */
  constructor(root: string) {
    this.#root = root;
  }

  /** The stamp is taken before the content: what is written in between looks different the next time. */
  look(kind: SightingKind, path: string): Sighting {
    const stamp = settledStamp(this.stamp(kind, path), Date.now());
    return { path, stamp, content: this.content(kind, path) };
  }

  /** The stamp of something as it is now; undefined where it has none that tells whether it changed. */
  stamp(kind: SightingKind, path: string): Stamp | undefined {
    const stat = this.#stamped(kind, path);
    return stat === undefined ? undefined : [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs];
  }

  /** Whether something has a stamp, and still the one that it had. */
  hasStamp(kind: SightingKind, path: string, stamp: Stamp): boolean {
    const stat = this.#stamped(kind, path);
    return stat !== undefined && stat.ino === stamp[0] && stat.size === stamp[1] && stat.mtimeMs === stamp[2] && stat.ctimeMs === stamp[3];
  }

  #stamped(kind: SightingKind, path: string): fs.Stats | undefined {
    if (kind === 'referenced' || kind === 'standing' || (kind === 'folders' && !foldersHaveStamps)) return undefined;
    const stat = this.#stat(path);
    const isExpected = kind === 'folders' ? stat?.isDirectory() : stat?.isFile();
    return isExpected === true ? stat : undefined;
  }

  content(kind: SightingKind, path: string): string {
    switch (kind) {
      case 'folders':
        return this.#names(path);
      case 'listed':
      case 'referenced':
        return this.#read(kind, path);
      case 'plain':
        return this.#plain(path);
      case 'standing':
        return wordForStanding(fs.existsSync(this.#at(path)));
    }
  }

  /** Joined by hand: `path.join` would be half of what a look costs. */
  #at(path: string): string {
    return path === '' ? this.#root : `${this.#root}/${path}`;
  }

  #stat(path: string): fs.Stats | undefined {
    try {
      return fs.lstatSync(this.#at(path), { throwIfNoEntry: false });
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error;
      return undefined;
    }
  }

  #read(kind: 'listed' | 'referenced', path: string): string {
    try {
      const reader = (this.#reader ??= new FileReader(this.#root));
      return wordFor(kind === 'listed' ? reader.readListed(path) : reader.readReferenced(path));
    } catch (error) {
      return wordForError(error);
    }
  }

  #plain(path: string): string {
    const stat = this.#stat(path);
    if (stat?.isFile() !== true) return 'absent';
    if (stat.size > largest) return 'too-large';
    try {
      return contentHash(fs.readFileSync(this.#at(path)));
    } catch (error) {
      return wordForError(error);
    }
  }

  /** Files that are not read, links and folders that are never entered may come and go. */
  #names(path: string): string {
    try {
      const names = fs.readdirSync(this.#at(path), { withFileTypes: true }).flatMap((entry) => {
        if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : [`${entry.name}/`];
        return entry.isFile() && (entry.name === '.gitignore' || fileKindOf(entry.name) !== undefined) ? [entry.name] : [];
      });
      return contentHash(names.sort().join('\0'));
    } catch (error) {
      return wordForError(error);
    }
  }
}

/** What was read of a file, in a word. */
export function wordFor(content: FileContent): string {
  if (content.kind === 'bytes') return contentHash(content.bytes);
  return content.kind === 'skipped' ? content.reason : 'absent';
}

export function wordForStanding(exists: boolean): string {
  return exists ? 'there' : 'absent';
}

function wordForError(error: unknown): string {
  if (isAbsent(error)) return 'absent';
  if (systemErrorCode(error) === undefined) throw error;
  return 'unreadable';
}
