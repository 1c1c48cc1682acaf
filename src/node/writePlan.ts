import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Localized } from '../core/model/text.ts';
import { planLimits } from '../core/pattern/plan.ts';
import { isWritten } from '../core/pattern/planFile.ts';
import type { PlannedFile } from '../core/pattern/planFile.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { contentHash } from './contentHash.ts';
import { systemErrorCode } from './systemError.ts';
import { leftProblems, takeBack } from './takeBack.ts';
import { forgetNote, notePlace, writeNote } from './unfinishedNote.ts';
import type { IntendedFile, UnfinishedWork } from './unfinishedNote.ts';
import { findTarget, writeTarget } from './write.ts';
import type { WriteRefusal } from './write.ts';

/**
 * Writes what a plan creates, updates and merges, and those conflicts that may be overwritten; all of it or nothing: on the first file that
 * cannot be written, everything is put back as it was. A note of what is done stands beside it until all is done, so that
 * whoever finds it half done can take it back.
 * @param target absolute path of the target folder
 * @param planned the files of a plan, its record included
 * @param overwrite whether files with other content may be replaced; else they are kept
 * @param write for tests that let it fail
 * @returns the paths that were written, or why nothing was
 */
export function writePlan(target: string, planned: readonly PlannedFile[], overwrite: boolean, write = writeTarget): Result<readonly string[]> {
  const files = planned.filter((file) => isWritten(file, overwrite));
  if (files.length === 0) return success([]);
  const begun = begin(target, files);
  if (!begun.ok) return begun;
  const work = begun.value;
  const written: IntendedFile[] = [];
  let current = '';
  try {
    for (const folder of work.folders) fs.mkdirSync((current = folder));
    for (const [at, file] of files.entries()) {
      current = file.path;
      const result = write(work.target, file.path, file.text, file.seen);
      if (result.kind === 'refused') return failure(problem(messages[result.reason], file.path), ...giveUp(work, written));
      written.push(...work.files.slice(at, at + 1));
    }
    forgetNote(work);
  } catch (error) {
    const left = giveUp(work, written);
    const code = systemErrorCode(error);
    if (code === undefined && left.length === 0) throw error;
    return failure(problem(messages.stopped(code ?? String(error)), current), ...left);
  }
  return success(files.map((file) => file.path));
}

/** Looks at every file again and notes what it will become, before the first one is touched. */
function begin(target: string, files: readonly PlannedFile[]): Result<UnfinishedWork> {
  try {
    const place = notePlace(target);
    const intended: IntendedFile[] = [];
    for (const { path: file, text, seen } of files) {
      const there = fs.existsSync(place.target) ? findTarget(place.target, file) : undefined;
      if (there?.kind === 'refused') return failure(problem(messages[there.reason], file));
      if (there?.hash !== seen) return failure(problem(messages.changed, file));
      const before = there === undefined || seen === undefined ? undefined : fs.readFileSync(there.file);
      if (before !== undefined && before.length > planLimits.fileBytes) return failure(problem(messages.tooLarge, file));
      if (before !== undefined && contentHash(before) !== seen) return failure(problem(messages.changed, file));
      intended.push({ path: file, before, after: Buffer.from(text) });
    }
    return writeNote({ ...place, folders: missingFolders(place.target, files), files: intended });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return failure(problem(messages.stopped(code), target));
  }
}

function missingFolders(target: string, files: readonly PlannedFile[]): readonly string[] {
  const missing = new Set<string>();
  for (const file of files) {
    const above: string[] = [];
    let folder = path.dirname(path.join(target, file.path));
    for (; fs.lstatSync(folder, { throwIfNoEntry: false }) === undefined; folder = path.dirname(folder)) above.unshift(folder);
    for (const each of above) missing.add(each);
  }
  return [...missing];
}

/** Takes back what was written. Where that leaves something, the note stays: it holds what was there. */
function giveUp(work: UnfinishedWork, written: readonly IntendedFile[]): readonly Problem[] {
  const left = leftProblems(takeBack({ ...work, files: written }));
  if (left.length === 0) forgetNote(work);
  return left;
}

const messages = {
  outside: { en: 'A link leads out of the target folder. Nothing was written.', ko: '링크가 대상 폴더 밖으로 이어집니다. 아무것도 쓰지 않았습니다.' },
  link: { en: 'This is a link. Nothing was written.', ko: '링크입니다. 아무것도 쓰지 않았습니다.' },
  'not-a-file': { en: 'Something that is no file stands in the way. Nothing was written.', ko: '파일이 아닌 것이 그 자리에 있습니다. 아무것도 쓰지 않았습니다.' },
  denied: { en: 'Writing is not permitted here. Nothing was written; check the permissions.', ko: '쓰기 권한이 없습니다. 아무것도 쓰지 않았습니다. 권한을 확인하십시오.' },
  changed: { en: 'This file has changed since it was looked at. Nothing was written; try again.', ko: '확인한 뒤에 파일이 바뀌었습니다. 아무것도 쓰지 않았습니다. 다시 시도하십시오.' },
  'no-space': { en: 'The disk is full. Nothing was written.', ko: '디스크가 가득 찼습니다. 아무것도 쓰지 않았습니다.' },
  tooLarge: { en: 'This file is larger than 5 MiB and is not replaced. Nothing was written; move it away.', ko: '5 MiB보다 커서 바꾸지 않는 파일입니다. 아무것도 쓰지 않았습니다. 파일을 옮기십시오.' },
  stopped: (reason: string): Localized => ({
    en: `This could not be written (${reason}). Check that the target is a folder that may be written to.`,
    ko: `쓰지 못했습니다(${reason}). 대상이 쓸 수 있는 폴더인지 확인하십시오.`,
  }),
} satisfies Record<WriteRefusal | 'tooLarge', Localized> & { stopped: (reason: string) => Localized };
