import * as fs from 'node:fs';
import * as path from 'node:path';
import { skippedFolders } from '../node/skippedFolders.ts';

/** So many are watched at most: what a system gives to all programs together begins at 8,192. */
const mostWatched = 2000;

/**
 * Watches what a folder held when it came: VS Code watches the folder itself then, and on Linux none of those that were in it already. What
 * cannot be watched is left to whoever looks next.
 */
export class NewFolders {
  readonly #onChange: (file: string) => void;
  readonly #watchers = new Map<string, { readonly watcher: fs.FSWatcher; readonly identity: string }>();

  /** @param onChange takes the path of a file or folder that something happened to */
  constructor(onChange: (file: string) => void) {
    this.#onChange = onChange;
  }

  /** Something happened to a path: what is a folder now is watched with all that is in it, and what is gone, or another folder by now, no more. */
  follow(file: string): void {
    const identity = identityOf(file);
    const known = this.#watchers.get(file);
    if (known !== undefined && known.identity !== identity) this.#leave(file);
    if (identity !== undefined) this.#watchBelow(file);
  }

  /** Gives back what lies in none of these folders: nobody asks for it any more. */
  keep(tops: readonly string[]): void {
    for (const [folder, { watcher }] of this.#watchers) {
      if (tops.some((top) => isWithin(folder, top))) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }

  #leave(top: string): void {
    for (const [folder, { watcher }] of this.#watchers) {
      if (!isWithin(folder, top)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }

  #watchBelow(top: string): void {
    const waiting = [top];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (skippedFolders.has(path.basename(folder)) || this.#watchers.has(folder) || !this.#watch(folder)) continue;
      waiting.push(...foldersIn(folder));
    }
  }

  #watch(folder: string): boolean {
    const identity = identityOf(folder);
    if (this.#watchers.size >= mostWatched || identity === undefined) return false;
    try {
      const watcher = fs.watch(folder, { persistent: false }, (_, name) => {
        if (identityOf(folder) !== identity) this.follow(folder);
        if (name === null) return;
        const file = path.join(folder, name);
        this.follow(file);
        this.#onChange(file);
      });
      watcher.on('error', () => this.#leave(folder));
      this.#watchers.set(folder, { watcher, identity });
      return true;
    } catch {
      // Gone again already, or the system has no more watches to give.
      return false;
    }
  }
}

function isWithin(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(top.endsWith(path.sep) ? top : top + path.sep);
}

/** What tells a folder from the next that is made in its place, and may get its inode; undefined where there is none. */
function identityOf(file: string): string | undefined {
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    return stat?.isDirectory() === true ? `${String(stat.ino)} ${String(stat.birthtimeMs)}` : undefined;
  } catch {
    // Not ours to look at.
    return undefined;
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [path.join(folder, entry.name)] : []));
  } catch {
    // Gone again, or not ours to read.
    return [];
  }
}
