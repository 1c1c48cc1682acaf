import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A folder of its own for one test: a pattern in it, a target, and neighbours that nobody may touch. */
export interface Sandbox {
  readonly root: string;
  readonly pattern: string;
  readonly target: string;
  /** Writes a file below the root. */
  put(path: string, content: string): string;
  /** Every entry below the root but the pattern, with its content: equal before and after where nothing was written. */
  tree(): readonly string[];
  remove(): void;
}

export function makeSandbox(): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'archnotes-pattern-')));
  const put = (path: string, content: string): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  put('shop/package.json', '{ "name": "shop" }\n');
  put('shop/.git/config', '[core]\n');
  put('neighbour/ledger.txt', 'not yours\n');
  mkdirSync(join(root, 'shop', 'facade'));
  return {
    root,
    pattern: join(root, 'pattern'),
    target: join(root, 'shop', 'facade'),
    put,
    tree: () => treeOf(root).filter((line) => !line.startsWith('pattern/')),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** One line for each entry below a folder, sorted: folders with a final slash, files and links with what they hold. */
export function treeOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const lines = entries.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).replaceAll('\\', '/');
    if (entry.isDirectory()) return `${name}/`;
    return entry.isSymbolicLink() ? `${name} -> ${readlinkSync(file)}` : `${name} ${contentOf(file)}`;
  });
  return lines.sort();
}

/** Sparse files of a gigabyte are told apart by their size. */
function contentOf(file: string): string {
  const { size } = statSync(file);
  return size > 50_000_000 ? `${size} bytes` : readFileSync(file, 'latin1');
}
