import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The folder that Archnotes is installed in: the nearest one above this code with a `package.json`, whether the code
 * runs bundled (`dist/`) or from its sources.
 */
export function packageFolder(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package.json above ${__dirname}: the installation is broken.`);
  }
}

/**
 * Reads a folder of the package (a pattern, say) whole: every regular file, no symbolic link, no ignore file heeded.
 * @returns texts by their path relative to the folder, /-separated, sorted
 * @throws a system error when the folder cannot be read
 */
export function readTexts(folder: string): ReadonlyMap<string, string> {
  const files = regularFiles(folder, '').sort();
  return new Map(files.map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

function regularFiles(folder: string, below: string): string[] {
  const entries = fs.readdirSync(path.join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return regularFiles(folder, `${below}${entry.name}/`);
    return entry.isFile() ? [below + entry.name] : [];
  });
}

/** The names of the folders in a folder, sorted; none where it does not exist. */
export function folderNames(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

/** `version` of the package's `package.json`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return '0.0.0';
  return String(manifest.version);
}
