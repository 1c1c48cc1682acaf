import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** A folder of its own for one test, with these files in it; the `after` hook of the caller removes it. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'archnotes-test-')));
  writeFiles(folder, files);
  return folder;
}

/** Writes files below a folder, making the folders they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [relative, content] of Object.entries(files)) {
    const file = path.join(folder, relative);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

/**
 * Makes folders within folders until the path is longer than the operating system takes: a folder that nobody can read,
 * not even root. Gives their common name.
 */
export function makeUnreadableFolder(folder: string): string {
  const name = 'deep'.repeat(50);
  const script = 'i=0; while [ $i -lt 25 ]; do mkdir "$1" && cd -P "$1" || exit 1; i=$((i+1)); done';
  execFileSync('sh', ['-c', script, 'sh', name], { cwd: folder });
  return name;
}

/** Removes what {@link temporaryFolder} made, paths that are too long for Node included. */
export function removeFolder(folder: string): void {
  execFileSync('rm', ['-rf', folder]);
}
