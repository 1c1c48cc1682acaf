import { folderOf, foldersUpwards, joinPath } from './resolvePath.ts';

/** The Python file that `specifier` (`a.b`, `.a`, `..`) means in the module `fromPath`. */
export type PythonFinder = (fromPath: string, specifier: string) => string | undefined;

/**
 * Finds Python modules among the files of a project. What is not relative is looked for in the folder of the module that
 * asks and in those above it, the nearest first: where a function's code begins is not known for every module, and the
 * nearest folder that has the name is it in all layouts that work. Then in the `python` folder of a layer, if one alone
 * has it.
 * @param libraries names that mean a library, also where a copy of it lies among the sources (`pip install --target`)
 */
export function createPythonFinder(paths: ReadonlySet<string>, libraries: ReadonlySet<string>): PythonFinder {
  const layers = layerModules(paths);
  const offered = offeredNames(paths);
  const moduleAt = (stem: string): string | undefined => [`${stem}.py`, stem === '' ? '__init__.py' : `${stem}/__init__.py`].find((path) => paths.has(path));
  return (fromPath, specifier) => {
    const { dots, words } = /^(?<dots>\.*)(?<words>\w+(?:\.\w+)*)?$/.exec(specifier)?.groups ?? {};
    if (dots === undefined) return undefined;
    const relative = (words ?? '').replaceAll('.', '/');
    if (dots !== '') return relativeModule(fromPath, dots.length, relative, moduleAt);
    if (relative === '' || libraries.has(relative.split('/')[0] ?? '')) return ownFile(fromPath, relative, paths);
    if (!offered.has(lastOf(relative))) return undefined;
    for (const folder of foldersUpwards(folderOf(fromPath))) {
      const found = moduleAt(folder === '' ? relative : `${folder}/${relative}`);
      if (found !== undefined && found !== fromPath) return found;
    }
    const [layer, ...others] = layers.get(relative) ?? [];
    return others.length === 0 ? layer : undefined;
  };
}

/** The last names of all modules and packages. Most imports name a library, and end in none of them. */
function offeredNames(paths: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of paths) if (path.endsWith('.py')) names.add(lastOf(path.replace(/(?:\/__init__)?\.py$/, '')));
  return names;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file of a library's name beside the module stands before the library; a folder of its name is a copy of it. */
function ownFile(fromPath: string, relative: string, paths: ReadonlySet<string>): string | undefined {
  const path = joinPath(folderOf(fromPath), `${relative}.py`);
  return path !== undefined && path !== fromPath && relative !== '' && !relative.includes('/') && paths.has(path) ? path : undefined;
}

function relativeModule(fromPath: string, dots: number, relative: string, moduleAt: (stem: string) => string | undefined): string | undefined {
  const folder = joinPath(folderOf(fromPath), '../'.repeat(dots - 1));
  const stem = folder === undefined ? undefined : joinPath(folder, relative);
  if (stem === undefined) return undefined;
  const found = moduleAt(stem);
  return found === fromPath ? undefined : found;
}

const inLayer = /(?:^|\/)python\/(?<module>.+?)(?:\/__init__)?\.py$/;

/** What layers offer, as Lambda unpacks them to `/opt/python`. */
function layerModules(paths: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const module = path.endsWith('.py') ? inLayer.exec(path)?.groups?.['module'] : undefined;
    if (module === undefined) continue;
    const known = found.get(module);
    if (known === undefined) found.set(module, [path]);
    else known.push(path);
  }
  return found;
}
