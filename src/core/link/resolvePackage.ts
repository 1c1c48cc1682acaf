import type { PackageEntry, PackageFacts } from '../model/template.ts';
import { sourcesOf } from './resolveBuildOutput.ts';
import { withoutExtension } from './resolveFile.ts';
import type { FileFinder } from './resolveFile.ts';
import { folderOf, foldersUpwards, isInside, joinPath } from './resolvePath.ts';
import { bestMatch } from './resolvePattern.ts';
import { matchesWorkspace } from './resolveWorkspace.ts';

/** Finds what packages of the project itself offer. */
export interface PackageFinder {
  /** What `@acme/orders/api` means to a module, where a package of the project has that name. */
  readonly byName: (importer: string, specifier: string) => string | undefined;
  /** What `#database` means to a module: an entry of `imports` in the nearest package.json. */
  readonly byImports: (importer: string, specifier: string) => string | undefined;
  /** What a folder with a package.json means when it is imported as a path. */
  readonly byFolder: (folder: string, importer: string) => string | undefined;
}

/** A finder among `packages`, whose targets are looked for with `files`. */
export function createPackageFinder(packages: readonly PackageFacts[], files: FileFinder): PackageFinder {
  const byFolder = new Map(packages.map((facts) => [folderOf(facts.path), facts]));
  const byName = groupByName(packages);
  const nearest = (path: string): PackageFacts | undefined =>
    foldersUpwards(folderOf(path)).flatMap((folder) => byFolder.get(folder) ?? [])[0];

  return {
    byName: (importer, specifier) => {
      const { name, subpath } = splitSpecifier(specifier);
      const candidates = (byName.get(name) ?? []).filter((facts) => isReachable(importer, facts, byFolder));
      const owner = candidates.length > 1 ? closest(candidates, importer) : candidates[0];
      return owner === undefined ? undefined : entryOf(owner, subpath, { files, importer });
    },
    byImports: (importer, specifier) => {
      const facts = nearest(importer);
      if (facts === undefined) return undefined;
      const match = bestMatch(facts.entries, (entry) => entry.subpath, specifier);
      return match === undefined ? undefined : firstTarget(facts, match.entry, match.rest, { files, importer });
    },
    byFolder: (folder, importer) => {
      const facts = byFolder.get(folder);
      const entry = facts?.entries.find(({ subpath }) => subpath === '.');
      return facts === undefined || entry === undefined ? undefined : firstTarget(facts, entry, '', { files, importer });
    },
  };
}

interface Search {
  readonly files: FileFinder;
  readonly importer: string;
}

function groupByName(packages: readonly PackageFacts[]): ReadonlyMap<string, readonly PackageFacts[]> {
  const groups = new Map<string, PackageFacts[]>();
  for (const facts of packages) {
    if (facts.name === undefined) continue;
    const group = groups.get(facts.name);
    if (group === undefined) groups.set(facts.name, [facts]);
    else group.push(facts);
  }
  return groups;
}

/** `@acme/orders/api` is package `@acme/orders`, subpath `./api`. */
function splitSpecifier(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const rest = parts.slice(length).join('/');
  return { name: parts.slice(0, length).join('/'), subpath: rest === '' ? '.' : `./${rest}` };
}

/**
 * Whether an import by name can mean this package and not one of the same name from the registry: its own module asks,
 * the name has a scope, a package.json above names it as a workspace or as a dependency that lies in the project.
 */
function isReachable(importer: string, facts: PackageFacts, byFolder: ReadonlyMap<string, PackageFacts>): boolean {
  const { name = '' } = facts;
  const folder = folderOf(facts.path);
  if (name.startsWith('@') || isInside(folder, importer)) return true;
  return foldersUpwards(folderOf(importer)).some((above) => {
    const owner = byFolder.get(above);
    if (owner === undefined) return false;
    return owner.linked.includes(name) || (isInside(above, folder) && hasWorkspace(owner, relativeTo(above, folder)));
  });
}

function hasWorkspace(owner: PackageFacts, folder: string): boolean {
  const excluded = owner.workspaces.some((pattern) => pattern.startsWith('!') && matchesWorkspace(pattern.slice(1), folder));
  return !excluded && owner.workspaces.some((pattern) => matchesWorkspace(pattern, folder));
}

function relativeTo(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** The package that shares most folders with the importer; none where two are equally close. */
function closest(packages: readonly PackageFacts[], importer: string): PackageFacts | undefined {
  const shared = (facts: PackageFacts): number =>
    foldersUpwards(folderOf(facts.path)).find((folder) => isInside(folder, importer))?.length ?? 0;
  const most = Math.max(...packages.map(shared));
  const nearest = packages.filter((facts) => shared(facts) === most);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** An exported entry, else the path itself below the package or its sources. */
function entryOf(facts: PackageFacts, subpath: string, search: Search): string | undefined {
  const own = facts.entries.filter((entry) => !entry.subpath.startsWith('#'));
  const exact = own.filter((entry) => entry.subpath === subpath);
  const match = exact.length > 0 ? undefined : bestMatch(own, (entry) => entry.subpath, subpath);
  const exported = match === undefined ? undefined : firstTarget(facts, match.entry, match.rest, search);
  const entry = { subpath, targets: [...exact.flatMap(({ targets }) => targets), subpath, `./src/${subpath}`] };
  return exported ?? firstTarget(facts, entry, '', search);
}

function firstTarget(facts: PackageFacts, entry: PackageEntry, rest: string, search: Search): string | undefined {
  for (const target of entry.targets) {
    const found = findTarget(facts, target.replaceAll('*', () => rest), search);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The target itself, or the source that it was built from. */
function findTarget(facts: PackageFacts, target: string, { files, importer }: Search): string | undefined {
  const folder = folderOf(facts.path);
  for (const source of sourcesOf(withoutExtension(target))) {
    const path = joinPath(folder, source);
    const found = path === undefined ? undefined : files.findStem(path);
    if (found !== undefined) return found;
  }
  const written = joinPath(folder, target);
  return written === undefined ? undefined : files.find(written, importer);
}
