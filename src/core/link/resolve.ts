import type { HandlerDeclaration } from '../model/entry.ts';
import type { PackageFacts, TsconfigFacts } from '../model/template.ts';
import { sourcesOf } from './resolveBuildOutput.ts';
import { createFileFinder, withoutExtension } from './resolveFile.ts';
import type { FileFinder } from './resolveFile.ts';
import { createPackageFinder } from './resolvePackage.ts';
import type { PackageFinder } from './resolvePackage.ts';
import { isPythonRuntime } from './handlersRuntime.ts';
import { isPython } from './paths.ts';
import { folderOf, joinPath } from './resolvePath.ts';
import { createPythonFinder } from './resolvePython.ts';
import { createAliasFinder } from './resolveTsconfig.ts';
import type { AliasFinder } from './resolveTsconfig.ts';

export interface ResolverInput {
  /** Every source file of the project, relative to its root. */
  readonly paths: ReadonlySet<string>;
  readonly packages: readonly PackageFacts[];
  readonly tsconfigs: readonly TsconfigFacts[];
  /** Names of Python libraries, see {@link createPythonFinder}. */
  readonly pythonLibraries?: ReadonlySet<string>;
}

/** The source file that `specifier` means in the module `fromPath`; undefined for whatever is no file of the project. */
export type Resolver = (fromPath: string, specifier: string) => string | undefined;

/** Resolves imports among the files of a project as Node.js, TypeScript and the bundlers do, nothing read from disk. */
export function createResolver({ paths, packages, tsconfigs, pythonLibraries = new Set() }: ResolverInput): Resolver {
  const files = createFileFinder(paths);
  const findPython = createPythonFinder(paths, pythonLibraries);
  const finders: Finders = { files, packages: createPackageFinder(packages, files), aliases: createAliasFinder(tsconfigs) };
  const known = new Map<string, Map<string, string | undefined>>();
  return (fromPath, specifier) => {
    const scope = scopeOf(fromPath);
    const inScope = known.get(scope) ?? new Map<string, string | undefined>();
    known.set(scope, inScope);
    if (inScope.has(specifier)) return inScope.get(specifier);
    const found = isPython(fromPath) ? findPython(fromPath, specifier) : resolve(finders, fromPath, specifier);
    inScope.set(specifier, found);
    return found;
  };
}

/** The source file of a declared handler: the first of its candidates that exists. */
export function resolveEntry(declaration: HandlerDeclaration, paths: ReadonlySet<string>): string | undefined {
  const files = createFileFinder(paths);
  for (const candidate of declaration.candidates) {
    const found = findEntry(candidate, declaration.configuration.runtime?.value, { paths, files });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the runtime is not known, a file of either language is meant. */
function findEntry(stem: string, runtime: string | undefined, { paths, files }: { readonly paths: ReadonlySet<string>; readonly files: FileFinder }): string | undefined {
  const python = [`${stem}.py`, `${stem}/__init__.py`].find((path) => paths.has(path));
  if (isPythonRuntime(runtime)) return python;
  return files.findStem(stem) ?? (runtime === undefined ? python : undefined);
}

interface Finders {
  readonly files: FileFinder;
  readonly packages: PackageFinder;
  readonly aliases: AliasFinder;
}

/** What Node.js has itself, `node:` left out; it wins over a file of that name that only `baseUrl` offers. */
const builtins = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs ' +
    'http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream ' +
    'string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** Modules of one folder and one language resolve alike. */
function scopeOf(fromPath: string): string {
  // A Python module never means itself, so each is its own scope.
  if (isPython(fromPath)) return fromPath;
  return `${folderOf(fromPath)}\0${/\.[cm]?jsx?$/.test(fromPath) ? 'js' : 'ts'}`;
}

function resolve(finders: Finders, fromPath: string, specifier: string): string | undefined {
  if (specifier === '' || specifier === '#' || specifier.startsWith('/') || /[\0\\]/.test(specifier)) return undefined;
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) return resolveRelative(finders, fromPath, specifier);
  if (/^[a-z]+:/.test(specifier) || builtins.has(specifier)) return undefined;
  return resolveAlias(finders, fromPath, specifier) ?? resolveName(finders, fromPath, specifier);
}

function resolveRelative({ files, packages }: Finders, fromPath: string, specifier: string): string | undefined {
  const path = joinPath(folderOf(fromPath), specifier);
  if (path === undefined) return undefined;
  const folderOnly = /(?:^|\/)\.{0,2}$/.test(specifier);
  const file = folderOnly ? undefined : files.findFile(path, fromPath);
  return file ?? packages.byFolder(path, fromPath) ?? files.findIndex(path, fromPath);
}

function resolveAlias(finders: Finders, fromPath: string, specifier: string): string | undefined {
  const { aliases, files } = finders;
  for (const target of aliases.targetsOf(fromPath, specifier)) {
    const found = files.find(target, fromPath) ?? finders.packages.byFolder(target, fromPath);
    if (found !== undefined) return found;
    const source = sourcesOf(withoutExtension(target)).flatMap((path) => files.findStem(path) ?? [])[0];
    if (source !== undefined) return source;
  }
  return undefined;
}

function resolveName({ packages }: Finders, fromPath: string, specifier: string): string | undefined {
  return specifier.startsWith('#') ? packages.byImports(fromPath, specifier) : packages.byName(fromPath, specifier);
}
