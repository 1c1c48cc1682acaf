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
  readonly #watchers = new Map<string, fs.FSWatcher>();

  /** @param onChange takes the path of a file or folder that something happened to */
  constructor(onChange: (file: string) => void) {
    this.#onChange = onChange;
  }

  /** Something happened to a path: what is a folder now is watched with all that is in it, and what is gone no more. */
  follow(file: string): void {
    if (this.#watchers.has(file) && !isFolder(file)) this.#leave(file);
    else if (isFolder(file)) this.#watchBelow(file);
  }

  #watchBelow(top: string): void {
    const waiting = [top];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      if (skippedFolders.has(path.basename(folder)) || this.#watchers.has(folder) || !this.#watch(folder)) continue;
      waiting.push(...foldersIn(folder));
    }
  }

  #watch(folder: string): boolean {
    if (this.#watchers.size >= mostWatched) return false;
    try {
      const watcher = fs.watch(folder, { persistent: false }, (_, name) => {
        if (!isFolder(folder)) this.#leave(folder);
        if (name === null) return;
        const file = path.join(folder, name);
        this.follow(file);
        this.#onChange(file);
      });
      watcher.on('error', () => this.#leave(folder));
      this.#watchers.set(folder, watcher);
      return true;
    } catch {
      // Gone again already, or the system has no more watches to give.
      return false;
    }
  }

  #leave(top: string): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folder !== top && !folder.startsWith(top + path.sep)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }
}

function isFolder(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // Not ours to look at.
    return false;
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
