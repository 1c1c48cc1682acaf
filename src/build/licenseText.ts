import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence file of a package, with unified line ends, or undefined where it has none. @param folder of the package */
export function licenseText(folder: string): string | undefined {
  const name = readdirSync(folder).sort().find((file) => /^(licen[cs]e|copying)([.-]|$)/i.test(file));
  if (name === undefined) return undefined;
  return readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim();
}
