import type { PackageEntry, PackageFacts, PropertyValue } from '../../model/template.ts';
import { parseJson } from '../json/index.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { stringAt, stringsOf, valueAt } from '../../model/property.ts';

/** Fields that name the package's entry, the ones closest to its sources first. */
const entryFields = ['source', 'module', 'main', 'types', 'typings'];
const dependencyFields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** Dependency specifiers that mean a folder, not a version: npm, pnpm and Yarn. */
const localSpecifier = /^(?:workspace|file|link|portal):/;

/** The facts of a package.json. Never throws: what is not JSON gives `syntaxError` and what could be recovered. */
export function parsePackage(path: string, text: string, hash: string): PackageFacts {
  const { documents, syntaxError } = parseJson(text);
  const root = documents[0];
  return {
    kind: 'package',
    path,
    hash,
    lineStarts: lineStartsOf(text),
    syntaxError,
    name: stringAt(root, 'name'),
    workspaces: workspacesOf(valueAt(root, 'workspaces')),
    linked: linkedOf(root),
    // Of a name that stands in several fields the first field wins.
    dependencies: new Map([...dependenciesOf(root)].reverse()),
    entries: [...mainEntry(root), ...exportEntries(valueAt(root, 'exports')), ...importEntries(valueAt(root, 'imports'))],
  };
}

/** A list, or Yarn's `{ "packages": [] }`. */
function workspacesOf(value: PropertyValue | undefined): readonly string[] {
  return stringsOf(value?.kind === 'map' ? valueAt(value, 'packages') : value);
}

function linkedOf(root: PropertyValue | undefined): readonly string[] {
  return dependenciesOf(root).flatMap(([name, specifier]) => (localSpecifier.test(specifier) ? [name] : []));
}

/** Names with what is asked for of them, field by field. */
function dependenciesOf(root: PropertyValue | undefined): readonly (readonly [string, string])[] {
  return dependencyFields.flatMap((field) => {
    const dependencies = valueAt(root, field);
    const entries = dependencies?.kind === 'map' ? dependencies.entries : [];
    return entries.flatMap(({ key, value }) => (value.kind === 'string' ? [[key, value.value] as const] : []));
  });
}

function mainEntry(root: PropertyValue | undefined): readonly PackageEntry[] {
  const targets = entryFields.flatMap((field) => stringAt(root, field) ?? []);
  return targets.length === 0 ? [] : [{ subpath: '.', targets }];
}

/** A target for the package itself, or a map of subpaths, each with a target. */
function exportEntries(value: PropertyValue | undefined): readonly PackageEntry[] {
  if (value === undefined) return [];
  const subpaths = value.kind === 'map' ? value.entries.filter((entry) => entry.key.startsWith('.')) : [];
  if (subpaths.length === 0) return [{ subpath: '.', targets: targetsOf(value) }];
  return subpaths.map((entry) => ({ subpath: entry.key, targets: targetsOf(entry.value) }));
}

function importEntries(value: PropertyValue | undefined): readonly PackageEntry[] {
  const entries = value?.kind === 'map' ? value.entries : [];
  return entries.filter((entry) => entry.key.startsWith('#')).map((entry) => ({ subpath: entry.key, targets: targetsOf(entry.value) }));
}

/** All targets of all conditions, in order: which condition holds decides how the package was built, not from what. */
function targetsOf(value: PropertyValue): readonly string[] {
  if (value.kind === 'string') return [value.value];
  if (value.kind === 'list') return value.items.flatMap(targetsOf);
  return value.kind === 'map' ? value.entries.flatMap((entry) => targetsOf(entry.value)) : [];
}
