import type { Localized } from '../model/text.ts';
import type { Existing } from './existing.ts';
import { hasMarkers } from './merge.ts';
import { planFile } from './planFile.ts';
import type { Decision, PlannedFile } from './planFile.ts';
import type { RenderedFile } from './render.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';
import { checkTargetPath, pathKey } from './targetPath.ts';

export const planLimits = { files: 2_000, totalBytes: 20_971_520, fileBytes: 5_242_880 } as const;

/** What a scaffold would do. Making one writes nothing. */
export interface ScaffoldPlan {
  readonly pattern: { readonly id: string; readonly version: string };
  readonly files: readonly PlannedFile[];
  /** Paths that were generated before and that the pattern no longer makes. They are left alone. */
  readonly abandoned: readonly string[];
}

/** A pattern with its answers filled in, and what it made when it was last written. */
export interface RenderedScaffold {
  readonly pattern: ScaffoldPlan['pattern'];
  readonly files: readonly RenderedFile[];
  /** By path, the texts of the last time; empty for a new scaffold. */
  readonly before: ReadonlyMap<string, string>;
  /** By path, what the user has decided about files that would be merged. */
  readonly decisions?: ReadonlyMap<string, Decision>;
}

/** Every path whose state a plan depends on: the files and the folders above them, the target folder itself as ''. */
export function pathsToSurvey({ files, before }: Pick<RenderedScaffold, 'files' | 'before'>): readonly string[] {
  const paths = new Set(['']);
  for (const file of [...files.map(({ path }) => path), ...before.keys()]) for (const path of [...foldersOf(file), file]) paths.add(path);
  return [...paths];
}

/**
 * Holds the files of a pattern against what is there, and what was generated before against both.
 * @param existing by path, for every path of {@link pathsToSurvey} where something stands
 */
export function planScaffold({ pattern, files, before, decisions }: RenderedScaffold, existing: ReadonlyMap<string, Existing>): Result<ScaffoldPlan> {
  const problems = [...limitProblems(files), ...collisions(files)];
  if (problems.length > 0) return failure(...problems);
  const planned: PlannedFile[] = [];
  for (const file of files) {
    const there = existing.get(file.path);
    const decided = planFile(file, { there, base: before.get(file.path), decision: decisions?.get(file.path) }, `${pattern.id} ${pattern.version}`);
    const obstacle = obstacleFor(file.path, existing) ?? unsettled(decided, there);
    if (obstacle !== undefined) problems.push(obstacle);
    else planned.push(decided);
  }
  const made = new Set(files.map(({ path }) => path));
  const abandoned = [...before.keys()].filter((path) => !made.has(path) && existing.get(path)?.kind === 'file').sort();
  return problems.length === 0 ? success({ pattern, files: planned, abandoned }) : failure(...problems);
}

/** Merging over the markers of an earlier merge would bury them. */
function unsettled({ path, status }: PlannedFile, there: Existing | undefined): Problem | undefined {
  const merges = status === 'merged' || status === 'clash';
  return merges && there?.kind === 'file' && there.text !== undefined && hasMarkers(there.text) ? problem(messages.unsettled, path) : undefined;
}

function obstacleFor(path: string, existing: ReadonlyMap<string, Existing>): Problem | undefined {
  const bad = checkTargetPath(path);
  if (bad !== undefined) return problem(bad, path);
  for (const folder of ['', ...foldersOf(path)]) {
    const there = existing.get(folder);
    if (there === undefined) break;
    if (there.kind === 'link') return problem(messages.link, folder === '' ? '.' : folder);
    if (there.kind !== 'folder') return problem(messages.notFolder, folder === '' ? '.' : folder);
  }
  const there = existing.get(path);
  if (there?.kind === 'link') return problem(messages.link, path);
  if (there?.kind === 'folder' || there?.kind === 'other') return problem(messages.notFile, path);
  if (there === undefined && !deepestIsWritable(path, existing)) return problem(messages.readOnly, path);
  return undefined;
}

/** Whether the deepest folder that is there takes new entries; where none is known, the write itself will tell. */
function deepestIsWritable(path: string, existing: ReadonlyMap<string, Existing>): boolean {
  const deepest = ['', ...foldersOf(path)]
    .reverse()
    .map((folder) => existing.get(folder))
    .find((there) => there !== undefined);
  return deepest?.kind !== 'folder' || deepest.writable;
}

function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function limitProblems(files: readonly RenderedFile[]): readonly Problem[] {
  if (files.length > planLimits.files) return [problem(messages.tooMany(files.length))];
  const encoder = new TextEncoder();
  const sizes = files.map((file) => encoder.encode(file.text).length);
  const large = files.find((_, index) => (sizes[index] ?? 0) > planLimits.fileBytes);
  if (large !== undefined) return [problem(messages.tooLarge, large.path)];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > planLimits.totalBytes ? [problem(messages.tooMuch)] : [];
}

/** Files that are there twice, that differ only in what some file systems cannot tell apart, or that need a file to be a folder. */
function collisions(files: readonly RenderedFile[]): readonly Problem[] {
  const byKey = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { path } of files) {
    const other = byKey.get(pathKey(path));
    if (other !== undefined) problems.push(problem(messages.twice(other), path));
    byKey.set(pathKey(path), path);
  }
  const folders = new Map<string, string>();
  for (const { path } of files) {
    for (const folder of foldersOf(path)) {
      if (byKey.has(pathKey(folder))) problems.push(problem(messages.fileAndFolder(folder), path));
      const spelled = folders.get(pathKey(folder));
      if (spelled !== undefined && spelled !== folder) problems.push(problem(messages.twice(spelled), path));
      folders.set(pathKey(folder), folder);
    }
  }
  return problems;
}

const messages = {
  tooMany: (count: number): Localized => ({
    en: `The pattern makes ${count} files; at most ${planLimits.files} are allowed.`,
    ko: `패턴이 파일 ${count}개를 만듭니다. ${planLimits.files}개까지만 허용됩니다.`,
  }),
  tooLarge: { en: 'The pattern makes this file larger than 5 MiB. Nothing is written.', ko: '패턴이 만드는 이 파일이 5 MiB보다 큽니다. 아무것도 쓰지 않습니다.' },
  tooMuch: { en: 'The pattern makes more than 20 MiB. Nothing is written.', ko: '패턴이 만드는 내용이 20 MiB를 넘습니다. 아무것도 쓰지 않습니다.' },
  twice: (other: string): Localized => ({
    en: `The pattern writes this twice: also as "${other}". Some file systems cannot tell them apart.`,
    ko: `패턴이 같은 자리에 두 번 씁니다("${other}"). 둘을 구별하지 못하는 파일 시스템이 있습니다.`,
  }),
  fileAndFolder: (folder: string): Localized => ({
    en: `The pattern needs "${folder}" to be a file and a folder at once.`,
    ko: `패턴에서 "${folder}"이(가) 파일이면서 동시에 폴더여야 합니다.`,
  }),
  link: { en: 'This is a link. Links are not followed: replace it by a file or folder, or choose another target.', ko: '링크입니다. 링크는 따라가지 않으므로 실제 파일이나 폴더로 바꾸거나 다른 대상을 고르십시오.' },
  notFolder: { en: 'There is a file where a folder is needed. Move it away or choose another target.', ko: '폴더가 있어야 할 자리에 파일이 있습니다. 옮기거나 다른 대상을 고르십시오.' },
  notFile: { en: 'There is a folder where a file is to be written. Move it away or choose another target.', ko: '파일을 써야 할 자리에 폴더가 있습니다. 옮기거나 다른 대상을 고르십시오.' },
  unsettled: { en: 'There are conflict markers of an earlier merge in this file. Settle them first.', ko: '이전 병합의 충돌 표시가 남아 있는 파일입니다. 먼저 해결하십시오.' },
  readOnly: { en: 'The folder is read-only. Change its permissions or choose another target.', ko: '폴더가 읽기 전용입니다. 권한을 바꾸거나 다른 대상을 고르십시오.' },
};
