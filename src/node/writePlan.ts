import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Localized } from '../core/model/text.ts';
import { isWritten } from '../core/pattern/planFile.ts';
import type { PlannedFile } from '../core/pattern/planFile.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { contentHash } from './contentHash.ts';
import { systemErrorCode } from './systemError.ts';
import { writeTarget } from './write.ts';
import type { WriteRefusal } from './write.ts';

/** What was done so far, so that it can be undone. */
interface Journal {
  /** Folders that were not there, outermost first. */
  readonly folders: string[];
  readonly files: { readonly file: PlannedFile; readonly before: Uint8Array | undefined }[];
}

/**
 * Writes what a plan creates, updates and merges, and those conflicts that may be overwritten; all of it or nothing: on the first file that
 * cannot be written, everything is put back as it was.
 * @param target absolute path of the target folder
 * @param planned the files of a plan, its record included
 * @param overwrite whether files with other content may be replaced; else they are kept
 * @param write for tests that let it fail
 * @returns the paths that were written, or why nothing was
 */
export function writePlan(target: string, planned: readonly PlannedFile[], overwrite: boolean, write = writeTarget): Result<readonly string[]> {
  const files = planned.filter((file) => isWritten(file, overwrite));
  const journal: Journal = { folders: [], files: [] };
  let current = '';
  try {
    for (const file of files) {
      current = file.path;
      makeFolders(target, file.path, journal);
      const before = file.seen === undefined ? undefined : fs.readFileSync(path.join(target, file.path));
      const result = write(target, file.path, file.text, file.seen);
      if (result.kind === 'refused') return failure(problem(messages[result.reason], file.path), ...undo(target, journal));
      journal.files.push({ file, before });
    }
  } catch (error) {
    const left = undo(target, journal);
    const code = systemErrorCode(error);
    if (code === undefined && left.length === 0) throw error;
    return failure(problem(messages.stopped(code ?? String(error)), current), ...left);
  }
  return success(files.map((file) => file.path));
}

function makeFolders(target: string, relative: string, { folders }: Journal): void {
  const missing: string[] = [];
  let folder = path.dirname(path.join(target, relative));
  for (; fs.lstatSync(folder, { throwIfNoEntry: false }) === undefined; folder = path.dirname(folder)) missing.unshift(folder);
  for (const name of missing) {
    fs.mkdirSync(name);
    folders.push(name);
  }
}

/** Puts everything back, last first. Says what could not be put back, because somebody else changed it meanwhile. */
function undo(target: string, { folders, files }: Journal): readonly Problem[] {
  const left: Problem[] = [];
  for (const { file, before } of files.reverse()) {
    const place = path.join(target, file.path);
    const ours = contentHash(file.text);
    const isOurs = fs.existsSync(place) && contentHash(fs.readFileSync(place)) === ours;
    if (!isOurs) left.push(problem(messages.left, file.path));
    else if (before === undefined) fs.rmSync(place);
    else if (writeTarget(target, file.path, before, ours).kind === 'refused') left.push(problem(messages.left, file.path));
  }
  for (const folder of folders.reverse()) if (fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  return left;
}

const messages = {
  outside: { en: 'A link leads out of the target folder. Nothing was written.', ko: '링크가 대상 폴더 밖으로 이어집니다. 아무것도 쓰지 않았습니다.' },
  link: { en: 'This is a link. Nothing was written.', ko: '링크입니다. 아무것도 쓰지 않았습니다.' },
  'not-a-file': { en: 'Something that is no file stands in the way. Nothing was written.', ko: '파일이 아닌 것이 그 자리에 있습니다. 아무것도 쓰지 않았습니다.' },
  denied: { en: 'Writing is not permitted here. Nothing was written; check the permissions.', ko: '쓰기 권한이 없습니다. 아무것도 쓰지 않았습니다. 권한을 확인하십시오.' },
  changed: { en: 'This file has changed since it was looked at. Nothing was written; try again.', ko: '확인한 뒤에 파일이 바뀌었습니다. 아무것도 쓰지 않았습니다. 다시 시도하십시오.' },
  'no-space': { en: 'The disk is full. Nothing was written.', ko: '디스크가 가득 찼습니다. 아무것도 쓰지 않았습니다.' },
  left: { en: 'This file could not be put back, because it was changed meanwhile. Look at it yourself.', ko: '그사이 바뀌어서 되돌리지 못한 파일입니다. 직접 확인하십시오.' },
  stopped: (reason: string): Localized => ({
    en: `This could not be written (${reason}). Check that the target is a folder that may be written to.`,
    ko: `쓰지 못했습니다(${reason}). 대상이 쓸 수 있는 폴더인지 확인하십시오.`,
  }),
} satisfies Record<WriteRefusal | 'left', Localized> & { stopped: (reason: string) => Localized };
