import { handlerNames } from '../link/handlerNames.ts';
import { mayBeHandler } from '../link/handlerShape.ts';
import { folderOf, foldersUpwards } from '../link/resolvePath.ts';
import { importersOf, reaching, type Importers } from '../link/importers.ts';
import type { Files, Layout } from './layout.ts';
import type { ProjectFile } from './files.ts';

/** Which modules are worth parsing. */
export interface Relevance {
  /**
   * Modules that may lead to a client library and may be a handler, whose facts are not known yet: they decide about all
   * the others. While there are any, the rest is empty.
   */
  readonly undecided: readonly string[];
  /** The modules that mention a client, and those from which one can be reached that a handler reaches. */
  readonly modules: ReadonlySet<string>;
  /** The same, apart wherever no import leads from one to the other: what is in different parts never meets. */
  readonly parts: readonly (readonly string[])[];
}

type Module = Extract<ProjectFile, { kind: 'module' }>;

/** Works out which modules matter. `declared`: the modules of handlers that infrastructure declares. */
export function relevanceOf(files: Files, layout: Layout, declared: ReadonlySet<string>): Relevance {
  const graph = graphOf(files, layout);
  const mentioning = graph.paths.filter((path) => graph.module(path)?.surface.mentionsClient === true);
  const leading = reaching(mentioning, graph.importers);
  const made = reaching(graph.paths.filter((path) => graph.module(path)?.surface.makesHandlers === true), graph.importers);
  const possible = [...leading].filter((path) => declared.has(path) || (mayBeHandler(path) && (made.has(path) || mayExportHandler(graph.module(path)))));
  const undecided = possible.filter((path) => graph.module(path)?.parsed === undefined);
  if (undecided.length > 0) return { undecided, modules: new Set(), parts: [] };
  const reached = reaching(possible, (path) => graph.importsOf(path).filter((imported) => leading.has(imported)));
  const modules = new Set([...mentioning, ...reaching(mentioning.filter((path) => reached.has(path)), graph.importers)]);
  return { undecided: [], modules, parts: partsOf(modules, graph.importsOf) };
}

/** The modules from which one can be reached by imports, itself included. */
export function modulesReaching(path: string, files: Files, layout: Layout): ReadonlySet<string> {
  return reaching([path], graphOf(files, layout).importers);
}

/** The modules from which one that mentions a client can be reached by imports. */
export function leadingModules(files: Files, layout: Layout): ReadonlySet<string> {
  const graph = graphOf(files, layout);
  return reaching(graph.paths.filter((path) => graph.module(path)?.surface.mentionsClient === true), graph.importers);
}

/**
 * Of templates, those that lead upwards and those in whose folder one of the modules lies: no other can have one as a function.
 * What lies in one folder is one template (Terraform reads its files so).
 */
export function templatesAround(modules: ReadonlySet<string>, templates: readonly { readonly path: string; readonly upwards: boolean }[]): readonly string[] {
  if (modules.size === 0) return [];
  const folders = new Set([...modules].flatMap((path) => foldersUpwards(folderOf(path))));
  const leading = new Set(templates.flatMap(({ path, upwards }) => (upwards ? [folderOf(path)] : [])));
  return templates.map(({ path }) => path).filter((path) => leading.has(folderOf(path)) || folders.has(folderOf(path)));
}

interface Graph {
  readonly paths: readonly string[];
  readonly module: (path: string) => Module | undefined;
  readonly importsOf: (path: string) => readonly string[];
  readonly importers: Importers;
}

function graphOf(files: Files, layout: Layout): Graph {
  const paths: string[] = [];
  for (const [path, file] of files) if (file.kind === 'module') paths.push(path);
  const module = (path: string): Module | undefined => {
    const file = files.get(path);
    return file?.kind === 'module' ? file : undefined;
  };
  const importsOf = (path: string): readonly string[] => {
    const file = files.get(path);
    if (file === undefined) return [];
    const imports = layout.imports.get(file) ?? specifiersOf(file).flatMap((specifier) => layout.resolve(path, specifier) ?? []);
    layout.imports.set(file, imports);
    return imports;
  };
  let importers: Importers | undefined;
  return { paths, module, importsOf, importers: (path) => (importers ??= importersOf(paths, importsOf))(path) };
}

/** Whether a module exports something under a name that handlers bear, as far as is known. */
export function mayExportHandler(module: Module | undefined): boolean {
  if (module === undefined || !module.surface.mayExportHandler) return false;
  return module.parsed?.unplaced.exports.some(({ name }) => handlerNames.has(name)) !== false;
}

/** Joins what imports join. Each part in the order of `modules`, the parts in the order of their first. */
function partsOf(modules: ReadonlySet<string>, importsOf: (path: string) => readonly string[]): readonly (readonly string[])[] {
  const above = new Map<string, string>();
  const topOf = (path: string): string => {
    let top = path;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    if (top !== path) above.set(path, top);
    return top;
  };
  for (const path of modules) {
    for (const imported of importsOf(path)) {
      const [one, other] = [topOf(path), topOf(imported)];
      if (modules.has(imported) && one !== other) above.set(other, one);
    }
  }
  const parts = new Map<string, string[]>();
  for (const path of modules) {
    const top = topOf(path);
    const part = parts.get(top);
    if (part === undefined) parts.set(top, [path]);
    else part.push(path);
  }
  return [...parts.values()];
}

/** What a module imports: by its facts if it was parsed, else by its surface. */
export function specifiersOf(file: ProjectFile | undefined): readonly string[] {
  if (file?.kind !== 'module') return [];
  return file.parsed?.unplaced.imports.filter((imported) => !imported.typeOnly).map(({ specifier }) => specifier) ?? file.surface.specifiers;
}
