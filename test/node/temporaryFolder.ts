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

/** Removes what {@link temporaryFolder} made, also where a test took rights away. */
export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}
