// The size of a folder, as a cheap proof that nothing in it is cut short.
import { readdir, lstat } from 'node:fs/promises';
import * as path from 'node:path';

/** Number of files below a folder, and the sum of their sizes in bytes. */
export type TreeSize = { readonly files: number; readonly bytes: number };

/** Measures every file below `folder`; a file named `except` at its top is left out. Links count, what they lead to does not. */
export async function measureTree(folder: string, except: string): Promise<TreeSize> {
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (file === path.join(folder, except)) continue;
    files += 1;
    bytes += (await lstat(file)).size;
  }
  return { files, bytes };
}
