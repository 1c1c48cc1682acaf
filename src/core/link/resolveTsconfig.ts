import type { TsconfigFacts } from '../model/template.ts';
import { folderOf, foldersUpwards, joinPath } from './resolvePath.ts';
import { bestMatch } from './resolvePattern.ts';

const configNames = ['tsconfig.json', 'jsconfig.json'];
/** As TypeScript 5.5 replaces it: the folder of the configuration that is used, not of the one that it extends. */
const configFolder = '${configDir}';

/** The names that `paths` and `baseUrl` give to modules of the project. */
export interface AliasFinder {
  /** The paths, relative to the project's root, that a bare specifier can mean to a module; best first. */
  readonly targetsOf: (importer: string, specifier: string) => readonly string[];
}

/** What a configuration says with everything it extends; `baseUrl` and targets relative to the project's root. */
interface Aliases {
  readonly baseUrl: string | undefined;
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

const noAliases: Aliases = { baseUrl: undefined, paths: [] };

/** A finder that goes by the nearest `tsconfig.json` or `jsconfig.json` above the importing module. */
export function createAliasFinder(tsconfigs: readonly TsconfigFacts[]): AliasFinder {
  const byPath = new Map(tsconfigs.map((facts) => [facts.path, facts]));
  // Kept by configuration: a thousand folders below one of them would hold a thousand copies of its paths.
  const ofConfiguration = memoized((facts: TsconfigFacts) => aliasesOf(facts, byPath));
  const ofFolder = memoized((folder: string) => {
    const nearest = nearestTo(folder, byPath);
    return nearest === undefined ? noAliases : ofConfiguration(nearest);
  });
  return {
    targetsOf: (importer, specifier) => {
      const aliases = ofFolder(folderOf(importer));
      const match = bestMatch(aliases.paths, (entry) => entry.pattern, specifier);
      const mapped = match?.entry.targets.map((target) => target.replaceAll('*', () => match.rest)) ?? [];
      const based = aliases.baseUrl === undefined ? undefined : joinPath(aliases.baseUrl, specifier);
      return based === undefined ? mapped : [...mapped, based];
    },
  };
}

function memoized<Key, T>(compute: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, T>();
  return (key) => {
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}

type Configs = ReadonlyMap<string, TsconfigFacts>;

function nearestTo(folder: string, byPath: Configs): TsconfigFacts | undefined {
  for (const above of foldersUpwards(folder)) {
    const found = configNames.flatMap((name) => byPath.get(inFolder(above, name)) ?? [])[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A configuration that only refers to others (`tsconfig.app.json` beside it) has its aliases from those. */
function aliasesOf(facts: TsconfigFacts, byPath: Configs): Aliases {
  const own = withExtended(facts, { byPath, root: folderOf(facts.path), seen: new Set() });
  if (own.paths.length > 0 || own.baseUrl !== undefined || facts.extends.length > 0) return own;
  const folder = folderOf(facts.path);
  const beside = [...byPath.values()].filter((other) => other !== facts && folderOf(other.path) === folder);
  const all = beside.map((other) => withExtended(other, { byPath, root: folder, seen: new Set() }));
  return all.find((aliases) => aliases.paths.length > 0) ?? own;
}

interface Chain {
  readonly byPath: Configs;
  /** The folder of the configuration that is used. */
  readonly root: string;
  readonly seen: Set<TsconfigFacts>;
}

/** Later ones win over earlier ones, and the configuration itself over what it extends. */
function withExtended(facts: TsconfigFacts, chain: Chain): Aliases {
  chain.seen.add(facts);
  let inherited = noAliases;
  for (const name of facts.extends) {
    const extended = extendedBy(facts, name, chain.byPath);
    if (extended !== undefined && !chain.seen.has(extended)) inherited = override(inherited, withExtended(extended, chain));
  }
  chain.seen.delete(facts);
  return override(inherited, ownAliases(facts, chain.root, inherited.baseUrl));
}

function override(base: Aliases, over: Aliases): Aliases {
  return { baseUrl: over.baseUrl ?? base.baseUrl, paths: over.paths.length > 0 ? over.paths : base.paths };
}

function extendedBy(facts: TsconfigFacts, name: string, byPath: Configs): TsconfigFacts | undefined {
  if (!name.startsWith('.')) return undefined;
  const path = joinPath(folderOf(facts.path), name);
  if (path === undefined) return undefined;
  return byPath.get(path) ?? byPath.get(`${path}.json`) ?? byPath.get(inFolder(path, 'tsconfig.json'));
}

/** `paths` are relative to `baseUrl`, also an inherited one, else to the file that has them. */
function ownAliases(facts: TsconfigFacts, root: string, inheritedBaseUrl: string | undefined): Aliases {
  const folder = folderOf(facts.path);
  const place = (from: string, written: string): string | undefined =>
    written.startsWith(configFolder) ? joinPath(root, written.slice(configFolder.length)) : joinPath(from, written);
  const baseUrl = facts.baseUrl === undefined ? undefined : place(folder, facts.baseUrl);
  const from = baseUrl ?? inheritedBaseUrl ?? folder;
  const paths = facts.paths.map(({ pattern, targets }) => ({
    pattern,
    targets: targets.flatMap((target) => place(from, target) ?? []),
  }));
  return { baseUrl, paths };
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
