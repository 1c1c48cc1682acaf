import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../core/pattern/manifest.ts';
import { parseManifest } from '../core/pattern/parseManifest.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { readOwnText } from './ownText.ts';
import { packageFolder } from './packageFolder.ts';

/** A pattern on disk: its folder and what its manifest says. */
export interface Pattern {
  /** Absolute. */
  readonly folder: string;
  readonly origin: 'builtIn' | 'own';
  readonly manifest: Manifest;
}

/** What was found in the pattern folders: patterns in the order of their folders, and what is wrong with the rest. */
export interface Patterns {
  readonly patterns: readonly Pattern[];
  readonly problems: readonly Problem[];
}

const manifestName = 'pattern.json';

/**
 * Lists the patterns that come with Archnotes and the user's own. Reads manifests, no other file.
 * @param ownFolders absolute paths; each is a pattern itself or holds patterns in its folders
 */
export function listPatterns(ownFolders: readonly string[]): Patterns {
  const candidates = [
    ...subfolders(path.join(packageFolder(), 'templates')).map((folder) => ({ folder, origin: 'builtIn' as const })),
    ...ownFolders.flatMap((folder) => patternFolders(folder).map((found) => ({ folder: found, origin: 'own' as const }))),
  ];
  const patterns: Pattern[] = [];
  const problems: Problem[] = ownFolders.filter((folder) => !isFolder(folder)).map((folder) => problem(messages.noFolder, folder));
  for (const { folder, origin } of candidates) {
    const manifest = readManifest(folder);
    const other = manifest.ok ? patterns.find((found) => found.manifest.id === manifest.value.id) : undefined;
    if (!manifest.ok) problems.push(...manifest.problems);
    else if (other !== undefined) problems.push(problem(messages.sameId(manifest.value.id, other.folder), path.join(folder, manifestName)));
    else patterns.push({ folder, origin, manifest: manifest.value });
  }
  return { patterns, problems };
}

/**
 * Reads files of a pattern's folder as text: regular files that really lie in it, no links.
 * @param names relative to the folder, /-separated
 */
export function readPatternFiles(folder: string, names: readonly string[]): Result<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const name of new Set(names)) {
    const text = readOwnText(folder, name);
    if (text.ok) texts.set(name, text.value);
    else problems.push(...text.problems);
  }
  return problems.length === 0 ? success(texts) : failure(...problems);
}

function readManifest(folder: string): Result<Manifest> {
  const text = readOwnText(folder, manifestName);
  return text.ok ? parseManifest(path.join(folder, manifestName), text.value) : text;
}

function patternFolders(folder: string): readonly string[] {
  return fs.existsSync(path.join(folder, manifestName)) ? [folder] : subfolders(folder);
}

function subfolders(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  const names = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => path.join(folder, name)).filter((found) => fs.existsSync(path.join(found, manifestName)));
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

const messages = {
  noFolder: { en: 'This pattern folder does not exist. Correct the setting archnotes.patterns.folders.', ko: '패턴 폴더가 없습니다. archnotes.patterns.folders 설정을 고치십시오.' },
  sameId: (id: string, other: string) => ({
    en: `Another pattern is called "${id}" too (${other}). Rename this one.`,
    ko: `"${id}"이라는 패턴이 이미 있습니다(${other}). 이 패턴의 id를 바꾸십시오.`,
  }),
};
