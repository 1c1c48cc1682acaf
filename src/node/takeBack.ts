import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Localized } from '../core/model/text.ts';
import { problem } from '../core/pattern/result.ts';
import type { Problem } from '../core/pattern/result.ts';
import { contentHash } from './contentHash.ts';
import type { IntendedFile, UnfinishedWork } from './unfinishedNote.ts';
import { findTarget, isTemporaryName, writeTarget } from './write.ts';

/** How far the work on one file has come. */
export type FileProgress =
  /** It is as it was before. */
  | 'untouched'
  /** It is as it was to become. */
  | 'written'
  /** It is new, and holds the beginning of what it was to become. */
  | 'partly'
  /** It is neither: somebody has changed it meanwhile, or a link stands there. */
  | 'changed';

export interface Progress {
  /** Relative to the target. */
  readonly path: string;
  readonly state: FileProgress;
}

/** How far unfinished work has come, file by file. Writes nothing. */
export function progressOf({ target, files }: Pick<UnfinishedWork, 'target' | 'files'>): readonly Progress[] {
  return files.map((file) => ({ path: file.path, state: progressAt(target, file) }));
}

function progressAt(target: string, { path: file, before, after }: IntendedFile): FileProgress {
  const found = findTarget(target, file);
  // A target that is not there holds no file either.
  if (found.kind === 'refused') return found.reason === 'outside' && before === undefined && !fs.existsSync(path.join(target, file)) ? 'untouched' : 'changed';
  const there = found.hash === undefined ? undefined : fs.readFileSync(found.file);
  if (there === undefined || before === undefined) {
    if (there === undefined) return before === undefined ? 'untouched' : 'changed';
    if (there.equals(after)) return 'written';
    return there.equals(after.subarray(0, there.length)) ? 'partly' : 'changed';
  }
  if (there.equals(before)) return 'untouched';
  return there.equals(after) ? 'written' : 'changed';
}

/**
 * Says that work was begun and not finished, how far it came, and what to do.
 * @param folder how its target is called in the command that takes it back
 */
export function unfinishedProblem(work: UnfinishedWork, folder: string): Problem {
  const states = progressOf(work).map(({ state }) => state);
  const written = states.filter((state) => state === 'written' || state === 'partly').length;
  return problem(unfinished(folder, written, states.length), work.note);
}

/**
 * Puts back what unfinished work has written, last first, and removes the folders that it made and that are empty. What
 * somebody has changed meanwhile is left alone.
 * @returns what was found before, in the order of the files; `changed` are those that were left
 */
export function takeBack({ note, target, folders, files }: UnfinishedWork): readonly Progress[] {
  const found = [...files].reverse().map((file): Progress => {
    const state = progressAt(target, file);
    const isDone = state === 'untouched' || (state !== 'changed' && putBack(target, file));
    sweepTemporaries(target, file);
    return { path: file.path, state: isDone ? state : 'changed' };
  });
  for (const folder of [...folders].reverse()) removeIfEmpty(path.dirname(note), folder);
  return found.reverse();
}

/** Says of every file that could not be taken back that it was left. */
export function leftProblems(progress: readonly Progress[]): readonly Problem[] {
  return progress.filter(({ state }) => state === 'changed').map((file) => problem(left, file.path));
}

/** Removes what a write that was cut off has left beside the files. */
export function sweepAll({ target, files }: Pick<UnfinishedWork, 'target' | 'files'>): void {
  for (const file of files) sweepTemporaries(target, file);
}

function putBack(target: string, { path: file, before, after }: IntendedFile): boolean {
  if (before !== undefined) return writeTarget(target, file, before, contentHash(after)).kind === 'written';
  fs.rmSync(path.join(target, file));
  return true;
}

/** A temporary file of ours holds the beginning of what was to be written, or of what was to be put back. */
function sweepTemporaries(target: string, { path: file, before, after }: IntendedFile): void {
  const found = findTarget(target, file);
  if (found.kind === 'refused' || !fs.existsSync(path.dirname(found.file))) return;
  const folder = path.dirname(found.file);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !isTemporaryName(entry.name, path.basename(file))) continue;
    const bytes = fs.readFileSync(path.join(folder, entry.name));
    const isOurs = [after, before].some((content) => content?.subarray(0, bytes.length).equals(bytes));
    if (isOurs) fs.rmSync(path.join(folder, entry.name));
  }
}

function removeIfEmpty(base: string, folder: string): void {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  const isDirect = stat?.isDirectory() === true && fs.realpathSync(folder) === path.join(fs.realpathSync(base), path.relative(base, folder));
  if (isDirect && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}

const unfinished = (folder: string, written: number, count: number): Localized => ({
  en: `Writing into ${folder} was cut off, or is still going on: ${written} of ${count} files are written. If nothing else is at work there, take it back with "archnotes pattern undo ${folder}", or keep what is there with "--keep" added.`,
  ko: `${folder}에 쓰는 작업이 중간에 끊겼거나 아직 진행 중입니다. 파일 ${count}개 가운데 ${written}개를 썼습니다. 진행 중인 작업이 없다면 "archnotes pattern undo ${folder}"로 되돌리거나, "--keep"을 붙여 지금 상태를 그대로 두십시오.`,
});

const left: Localized = {
  en: 'This file could not be put back, because it was changed meanwhile. Look at it yourself.',
  ko: '그사이 바뀌어서 되돌리지 못한 파일입니다. 직접 확인하십시오.',
};
