import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../core/pattern/manifest.ts';
import { parseManifest } from '../core/pattern/parseManifest.ts';
import { planLimits } from '../core/pattern/plan.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { packageFolder } from './packageFolder.ts';
import { systemErrorCode } from './systemError.ts';

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

function readOwnText(folder: string, name: string): Result<string> {
  const file = path.join(folder, name);
  try {
    const isDirect = fs.realpathSync(file) === path.join(fs.realpathSync(folder), name);
    const stat = fs.lstatSync(file);
    if (!isDirect || !stat.isFile()) return failure(problem(messages.link, file));
    if (stat.size > planLimits.fileBytes) return failure(problem(messages.tooLarge, file));
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file)));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return failure(problem(messages.notText, file));
    if (code === undefined) throw error;
    return failure(problem(code === 'ENOENT' || code === 'ENOTDIR' ? messages.absent : messages.unreadable, file));
  }
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
  absent: { en: 'The pattern names this file, but it is not there. Add it or remove the entry.', ko: '패턴이 가리키는 파일이 없습니다. 파일을 추가하거나 항목을 지우십시오.' },
  link: { en: 'This is no regular file of the pattern\'s own folder. Links are not followed.', ko: '패턴 폴더 안의 일반 파일이 아닙니다. 링크는 따라가지 않습니다.' },
  tooLarge: { en: 'This file is larger than 5 MiB. Make it smaller.', ko: '파일이 5 MiB보다 큽니다. 크기를 줄이십시오.' },
  notText: { en: 'This file is not UTF-8 text.', ko: 'UTF-8 텍스트 파일이 아닙니다.' },
  unreadable: { en: 'This file cannot be read. Check its permissions.', ko: '파일을 읽을 수 없습니다. 권한을 확인하십시오.' },
};
