import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const heaps = /^(utils?|helpers?|managers?|common|misc|shared)$/i;
const camelCase = /^[a-z][A-Za-z0-9]*$/;
/** Endings that say what a module is for: a test, and where it runs. */
const kinds = /(?:(?:\.restricted|\.korean|\.fault|\.week|\.roots)?\.test|\.fault|\.browser|\.package|\.probe|\.proof|\.planted|\.d)?\.ts$/;
/** Files that bear the names of libraries. */
const libraries = ['src/clients/', 'test/clients/probes/'];
const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is wrong with the names of files and folders, one sentence each. @param root the repository's top folder */
export function names(root: string): readonly string[] {
  const modules = ['src', 'test'].flatMap((top) => walk(join(root, top))).map((file) => relative(root, file).split(sep).join('/'));
  return [...modules.flatMap(moduleNames), ...ids(root, join('src', 'rules')), ...ids(root, 'templates')];
}

function moduleNames(path: string): readonly string[] {
  const stems = path.split('/').map((part) => part.replace(kinds, ''));
  const heap = stems.find((stem) => heaps.test(stem));
  return [
    ...(heap === undefined ? [] : [`${path}: "${heap}" says nothing of what is inside; name it after the thing it knows.`]),
    ...(camelCase.test(stems.at(-1) ?? '') || libraries.some((folder) => path.startsWith(folder)) ? [] : [`${path}: modules are named in camelCase.`]),
  ];
}

function ids(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const strays = entries.filter((entry) => entry.isDirectory() && !kebabCase.test(entry.name));
  return strays.map(({ name }) => `${folder}/${name}: ids of rules and patterns are kebab-case.`);
}

/** All modules below a folder, except what fixtures hold. */
function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'fixtures' || entry.name === 'workspaces' ? [] : walk(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}
