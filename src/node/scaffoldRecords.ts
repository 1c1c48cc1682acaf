import * as fs from 'node:fs';
import * as path from 'node:path';
import { hasMarkers } from '../core/pattern/merge.ts';
import { planLimits } from '../core/pattern/plan.ts';
import { plain } from '../core/pattern/planFile.ts';
import { readRecord, recordFolder } from '../core/pattern/record.ts';
import type { ScaffoldRecord } from '../core/pattern/record.ts';
import type { RenderedFile } from '../core/pattern/render.ts';
import { failure, problem, success } from '../core/pattern/result.ts';
import type { Problem, Result } from '../core/pattern/result.ts';
import { readOwnText } from './ownText.ts';
import { packBytes, unpackBytes } from './packing.ts';
import { systemErrorCode } from './systemError.ts';

/** A record that was found in a target folder. */
export interface FoundRecord {
  /** The file's name without `.json`. */
  readonly name: string;
  readonly record: ScaffoldRecord;
}

/**
 * Reads all records of a target folder, in the order of their names.
 * @param target absolute path of a folder that need not exist
 */
export function readRecords(target: string): Result<readonly FoundRecord[]> {
  const found: FoundRecord[] = [];
  const problems: Problem[] = [];
  for (const name of recordNames(target)) {
    const file = `${recordFolder}/${name}.json`;
    const text = readOwnText(target, file);
    const record = text.ok ? readRecord(path.join(target, file), text.value) : text;
    if (record.ok) found.push({ name, record: record.value });
    else problems.push(...record.problems);
  }
  return problems.length === 0 ? success(found) : failure(...problems);
}

function recordNames(target: string): readonly string[] {
  try {
    const names = fs.readdirSync(path.join(target, recordFolder));
    return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [])).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return [];
    throw error;
  }
}

/** The texts of a record by path, unpacked; a text that would grow beyond a file's limit is refused like a damaged one. */
export function unpackFiles({ record, name }: FoundRecord): Result<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  let total = 0;
  for (const [file, packed] of record.files) {
    const text = unpackBytes(packed)?.toString('utf8');
    total += text?.length ?? 0;
    if (text === undefined || total > planLimits.totalBytes) return failure(problem(messages.damaged(file), `${recordFolder}/${name}.json`));
    texts.set(file, text);
  }
  return success(texts);
}

/**
 * The texts that count as generated, with what stands in the target now: for a file that has been put back to what an
 * update found, the text that was generated before that update.
 * @param bytesNow SHA-1 of a file's bytes; undefined where no file is
 */
export function generatedTexts(found: FoundRecord, bytesNow: (file: string) => string | undefined): Result<GeneratedTexts> {
  const texts = unpackFiles(found);
  if (!texts.ok) return texts;
  const before = new Map(texts.value);
  const putBack: string[] = [];
  for (const [file, { found: hash, base }] of found.record.updated) {
    if (bytesNow(file) !== hash) continue;
    const text = unpackBytes(base)?.toString('utf8');
    if (text === undefined) return failure(problem(messages.damaged(file), `${recordFolder}/${found.name}.json`));
    before.set(file, text);
    putBack.push(file);
  }
  return success({ before, putBack: putBack.sort() });
}

export interface GeneratedTexts {
  /** By path. */
  readonly before: ReadonlyMap<string, string>;
  /** The files whose last update has been undone. */
  readonly putBack: readonly string[];
}

/** A file in which a conflict of an update is not settled yet, and what was merged with the user's text there. */
export interface OpenConflict {
  /** Relative to the target. */
  readonly path: string;
  readonly base: string;
  readonly theirs: string;
}

/** The files that an update has changed and that still hold conflict markers, in the order of the record. */
export function openConflicts({ record }: FoundRecord, { before }: GeneratedTexts, target: string): readonly OpenConflict[] {
  return [...record.updated].flatMap(([file, { base }]) => {
    const [now, origin, theirs] = [readOwnText(target, file), unpackBytes(base)?.toString('utf8'), before.get(file)];
    return now.ok && hasMarkers(now.value) && origin !== undefined && theirs !== undefined ? [{ path: file, base: plain(origin), theirs: plain(theirs) }] : [];
  });
}

/** Texts as a record keeps them. */
export function packFiles(files: readonly RenderedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path: file, text }) => [file, packBytes(text)]));
}

const messages = {
  damaged: (file: string) => ({
    en: `What was generated for "${file}" cannot be unpacked: the record is damaged. Restore it from version control, or delete it and scaffold anew.`,
    ko: `"${file}"의 생성 내용을 풀 수 없습니다. 기록이 손상되었습니다. 버전 관리에서 되돌리거나, 기록을 지우고 다시 생성하십시오.`,
  }),
};
