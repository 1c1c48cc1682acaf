import { joinPath } from './resolvePath.ts';

/** Every extension that a source file can have. */
export const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;

const fromTypeScript = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs'];
const fromJavaScript = ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'];

/** What the extension of built code is in the sources, as TypeScript has it. */
const sourceOfBuilt = new Map([
  ['.js', ['.ts', '.tsx']],
  ['.jsx', ['.tsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
]);

const declarationFile = /\.d\.[cm]?ts$/;
const builtExtension = /\.[cm]?jsx?$/;

/** A path without the extension of a source or declaration file. */
export function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}

/** Finds the source files that paths mean; `importer` is the module that asks. */
export interface FileFinder {
  /** `path` itself, or with another or an added extension. */
  readonly findFile: (path: string, importer: string) => string | undefined;
  /** The index of a folder. */
  readonly findIndex: (folder: string, importer: string) => string | undefined;
  /** As file, else as folder. */
  readonly find: (path: string, importer: string) => string | undefined;
  /** `path` without extension: a source file of that name, or the index of that folder. */
  readonly findStem: (path: string) => string | undefined;
}

/** A finder among `paths`. Declaration files are never found: they load nothing. */
export function createFileFinder(paths: ReadonlySet<string>): FileFinder {
  const has = (path: string): boolean => paths.has(path) && !declarationFile.test(path);
  const firstOf = (stem: string, extensions: readonly string[]): string | undefined => {
    const found = extensions.find((extension) => has(stem + extension));
    return found === undefined ? undefined : stem + found;
  };
  const findFile = (path: string, importer: string): string | undefined => {
    const order = extensionOrder(importer);
    const swapped = firstOf(path.replace(builtExtension, ''), sourceOfBuilt.get(extensionOf(path)) ?? []);
    const exact = has(path) ? path : undefined;
    return (order === fromTypeScript ? (swapped ?? exact) : (exact ?? swapped)) ?? firstOf(path, order);
  };
  const findIndex = (folder: string, importer: string): string | undefined => firstOf(indexOf(folder), extensionOrder(importer));
  return {
    findFile,
    findIndex,
    find: (path, importer) => findFile(path, importer) ?? findIndex(path, importer),
    findStem: (path) => firstOf(path, sourceExtensions) ?? firstOf(indexOf(path), sourceExtensions),
  };
}

function indexOf(folder: string): string {
  return joinPath(folder, 'index') ?? 'index';
}

function extensionOrder(importer: string): readonly string[] {
  return builtExtension.test(importer) ? fromJavaScript : fromTypeScript;
}

function extensionOf(path: string): string {
  return builtExtension.exec(path)?.[0] ?? '';
}
