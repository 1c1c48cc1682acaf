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

/** `version` of the package's `package.json`. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return '0.0.0';
  return String(manifest.version);
}
