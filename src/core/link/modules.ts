import type { Import, ModuleFacts } from '../model/module.ts';
import { packageTarget, submoduleSpecifier } from './meaningPython.ts';

/** Gives the project's file that `specifier` means when `from` imports it, or undefined for anything outside the project. */
export type Resolve = (from: string, specifier: string) => string | undefined;

/**
 * The modules whose facts are known, and the way from one to the next. Asking for a module that is worth knowing and is
 * not known yet notes it as missing: the shell is then asked for its text.
 */
export interface Modules {
  readonly get: (path: string) => ModuleFacts | undefined;
  /** Where an import leads: a file of the project, or the specifier of a package. */
  readonly targetOf: (from: ModuleFacts, imported: Import) => ImportTarget;
  /** The project's file that a name of an import means, where that may be a module: `db` of `from common import db`. */
  readonly submoduleOf: (from: ModuleFacts, imported: Import, name: string) => string | undefined;
  /** The value that an environment variable is known to have where a module runs. */
  readonly variableOf: (module: ModuleFacts, name: string) => string | undefined;
  /** What names hold, by their modules and bindings, as far as it was asked for: a module asks a client for a hundred things, and all by one name. */
  readonly held: Map<ModuleFacts, Map<number, readonly HeldCall[]>>;
}

/** A call whose result an expression holds. */
export interface HeldCall {
  readonly module: ModuleFacts;
  /** Index into the module's calls; -1 for what the project makes itself, an object of its own class or a literal. */
  readonly call: number;
}

export type ImportTarget =
  | { readonly kind: 'module'; readonly path: string }
  /** `path`: what the specifier asks for inside of the package, as `['cluster']` of Python's `redis.cluster`. */
  | { readonly kind: 'package'; readonly specifier: string; readonly path: readonly string[] };

/** What one linking pass looks modules up in. */
export interface ModuleSource {
  readonly known: (path: string) => ModuleFacts | undefined;
  readonly resolve: Resolve;
  /** Takes the paths that were asked for and are not known. */
  readonly missing: Set<string>;
  /** The value that an environment variable is known to have for a module; nothing is known where nobody says so. */
  readonly variableAt?: ((path: string, name: string) => string | undefined) | undefined;
}

/** A view of the modules for one purpose: `worthKnowing` says which unknown ones should be read for it. */
export function moduleView(source: ModuleSource, worthKnowing: (path: string) => boolean): Modules {
  return {
    get(path) {
      const facts = source.known(path);
      if (facts === undefined && worthKnowing(path)) source.missing.add(path);
      return facts;
    },
    targetOf(from, imported) {
      const path = source.resolve(from.path, imported.specifier);
      return path === undefined ? packageTarget(from, imported.specifier) : { kind: 'module', path };
    },
    submoduleOf(from, imported, name) {
      const specifier = submoduleSpecifier(from, imported, name);
      return specifier === undefined ? undefined : source.resolve(from.path, specifier);
    },
    variableOf: (module, name) => source.variableAt?.(module.path, name),
    held: new Map(),
  };
}
