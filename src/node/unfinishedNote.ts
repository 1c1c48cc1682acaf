import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { readJson } from '../core/pattern/jsonDocument.ts';
import { isRecordPath } from '../core/pattern/record.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { schemaProblems } from '../core/pattern/schemaProblems.ts';
import { checkTargetPath } from '../core/pattern/targetPath.ts';
import { packBytes, unpackBytes } from './packing.ts';
import { isAbsent, systemErrorCode } from './systemError.ts';
import { syncFolder, writeExclusively } from './write.ts';

/** One file that is about to be written. */
export interface IntendedFile {
  /** Relative to the target, /-separated. */
  readonly path: string;
  /** What stood there; undefined where nothing did. */
  readonly before: Buffer | undefined;
  readonly after: Buffer;
}

/** Writing that has begun: what will be written, and what was there. It is on disk before the first file is. */
export interface UnfinishedWork {
  /** Absolute path of the note; its folder is the deepest one on the way to the target that was there before. */
  readonly note: string;
  /** Absolute path of the target folder. */
  readonly target: string;
  /** Absolute paths of the folders that were not there, outermost first. */
  readonly folders: readonly string[];
  readonly files: readonly IntendedFile[];
}

const noteName = '.archnotes-unfinished.json';
/** The note before it is whole. One that was left behind says that nothing else had been written. */
const draftName = `${noteName}.new`;

/** Characters of a note that are read: every file of the largest plan and what it replaces, none of them compressible. */
const maxLength = 67_108_864;

const packed = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
/** Paths of the target and the folders are relative to the note's folder, /-separated. */
const noteSchema = z.strictObject({
  version: z.literal(1),
  target: z.string(),
  folders: z.array(z.string()),
  files: z.array(z.strictObject({ path: z.string(), before: z.optional(packed), after: packed })),
});

/**
 * Makes the note of work that is about to begin durable.
 * @returns why it must not begin, where there is a note already
 * @throws what the file system throws
 */
export function writeNote({ note, target, folders, files }: UnfinishedWork): Result<UnfinishedWork> {
  const base = path.dirname(note);
  const draft = path.join(base, draftName);
  const relative = (place: string): string => path.relative(base, place).replaceAll(path.sep, '/');
  const text = JSON.stringify({
    version: 1,
    target: relative(target),
    folders: folders.map(relative),
    files: files.map((file) => ({ path: file.path, ...(file.before === undefined ? {} : { before: packBytes(file.before) }), after: packBytes(file.after) })),
  });
  writeExclusively(draft, text, 0o600);
  if (fs.lstatSync(note, { throwIfNoEntry: false }) !== undefined) {
    fs.rmSync(draft);
    return failure(problem(messages.taken, note));
  }
  fs.renameSync(draft, note);
  syncFolder(base);
  return success({ note, target, folders, files });
}

/** Removes the note: the work is done, or taken back. */
export function forgetNote({ note }: Pick<UnfinishedWork, 'note'>): void {
  fs.rmSync(note, { force: true });
  syncFolder(path.dirname(note));
}

/** Where the note of work in a target stands: in the deepest folder on the way that is there. @param target absolute */
export function notePlace(target: string): { readonly note: string; readonly target: string } {
  const base = deepestFolder(target);
  const realBase = fs.realpathSync.native(base);
  return { note: path.join(realBase, noteName), target: path.join(realBase, path.relative(base, target)) };
}

/**
 * Looks for work in a folder, or in one around it, that was begun and not finished. A note that was cut off itself is
 * swept away: nothing was written before it was whole.
 * @param target absolute path of a folder that need not exist
 */
export function findUnfinished(target: string): Result<UnfinishedWork | undefined> {
  for (let folder = path.dirname(notePlace(target).note); ; folder = path.dirname(folder)) {
    sweepDraft(folder);
    const note = path.join(folder, noteName);
    if (fs.lstatSync(note, { throwIfNoEntry: false }) !== undefined) return readNote(note);
    if (folder === path.dirname(folder)) return success(undefined);
  }
}

function sweepDraft(folder: string): void {
  try {
    fs.rmSync(path.join(folder, draftName), { force: true });
  } catch (error) {
    // In a folder above that is not ours to write to, there is no draft of ours either.
    if (systemErrorCode(error) === undefined) throw error;
  }
}

function readNote(note: string): Result<UnfinishedWork> {
  const text = noteText(note);
  if (text === undefined) return failure(problem(messages.damaged, note));
  const read = readJson(note, text, maxLength);
  if (!read.ok) return read;
  const parsed = noteSchema.safeParse(read.value.value);
  if (!parsed.success) return failure(...schemaProblems(read.value, parsed.error.issues));
  const { target, folders, files } = parsed.data;
  const strays = [
    ...[target, ...folders].filter((place) => place !== '' && !staysBelow(place)).map(() => problem(messages.outside, note)),
    ...files.flatMap(({ path: file }) => strayFile(file, note)),
  ];
  if (strays.length > 0) return failure(...strays);
  const place = (relative: string): string => path.join(path.dirname(note), relative);
  const intended: IntendedFile[] = [];
  for (const { path: file, before, after } of files) {
    const [old, made] = [before === undefined ? undefined : unpackBytes(before), unpackBytes(after)];
    if (made === undefined || (before !== undefined && old === undefined)) return failure(problem(messages.damaged, note));
    intended.push({ path: file, before: old, after: made });
  }
  return success({ note, target: place(target), folders: folders.map(place), files: intended });
}

function noteText(note: string): string | undefined {
  const stat = fs.lstatSync(note);
  return stat.isFile() && stat.size <= maxLength ? fs.readFileSync(note, 'utf8') : undefined;
}

function strayFile(file: string, note: string): readonly Problem[] {
  const bad = isRecordPath(file) ? undefined : checkTargetPath(file);
  return bad === undefined ? [] : [problem(bad, note)];
}

/** The user's own folders may have names that a pattern's files may not; they only must not lead out. */
function staysBelow(relative: string): boolean {
  return !path.isAbsolute(relative) && relative.split(/[\\/]/).every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

function deepestFolder(target: string): string {
  let current = target;
  while (!isFolder(current) && current !== path.dirname(current)) current = path.dirname(current);
  return current;
}

function isFolder(place: string): boolean {
  try {
    return fs.statSync(place).isDirectory();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

const messages = {
  taken: {
    en: 'Other work that writes here was begun and is not finished. Wait for it, or see archnotes pattern undo.',
    ko: '이 자리에 쓰는 다른 작업이 끝나지 않았습니다. 끝날 때까지 기다리거나 archnotes pattern undo를 사용하십시오.',
  },
  damaged: {
    en: 'This note of unfinished work cannot be read, so nothing can be taken back with it. Compare the folder with version control, then delete the note.',
    ko: '끝나지 않은 작업의 기록을 읽을 수 없어 되돌릴 수 없습니다. 폴더를 버전 관리와 비교한 뒤 이 기록을 지우십시오.',
  },
  outside: {
    en: 'This note of unfinished work names a folder outside its own. It is not ours: look at it, then delete it.',
    ko: '끝나지 않은 작업의 기록이 자기 폴더 밖을 가리킵니다. Archnotes가 만든 기록이 아니므로 확인한 뒤 지우십시오.',
  },
};
