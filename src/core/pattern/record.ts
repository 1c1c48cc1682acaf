import * as z from 'zod/mini';
import { readJson } from './jsonDocument.ts';
import { conditionHolds } from './question.ts';
import type { Answer, Answers, Question } from './question.ts';
import { failure, problem, success } from './result.ts';
import type { Problem, Result } from './result.ts';
import { schemaProblems } from './schemaProblems.ts';
import { checkTargetPath } from './targetPath.ts';

/** Where a target folder keeps what was scaffolded into it. */
export const recordFolder = '.archnotes/scaffolds';

/** Whether a path of a target folder is that of a record. */
export function isRecordPath(file: string): boolean {
  return file.startsWith(`${recordFolder}/`) && /^[a-z0-9-]+\.json$/.test(file.slice(recordFolder.length + 1));
}

const answer = z.union([z.string(), z.number(), z.boolean()]);

/** What stands in `.archnotes/scaffolds/<name>.json`. */
const recordSchema = z.strictObject({
  version: z.literal(1),
  pattern: z.strictObject({ id: z.string(), version: z.string().check(z.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'version')) }),
  answers: z.record(z.string(), answer),
  /** By path: the text as it was written, compressed (raw deflate, base64). */
  files: z.record(z.string(), z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
});

/** One scaffold as it was last written: enough to tell the user's edits from the pattern's. */
export interface ScaffoldRecord {
  readonly pattern: { readonly id: string; readonly version: string };
  readonly answers: Answers;
  /** By path, the texts as {@link readRecord} finds them: packed. */
  readonly files: ReadonlyMap<string, string>;
}

/** A record holds every file of a pattern, compressed: more than a manifest, less than a plan. */
const maxLength = 8_388_608;

/**
 * Reads a record.
 * @param path how the file is called in messages
 * @returns the record, its files still packed, or every problem with its place
 */
export function readRecord(path: string, text: string): Result<ScaffoldRecord> {
  const read = readJson(path, text, maxLength);
  if (!read.ok) return read;
  const parsed = recordSchema.safeParse(read.value.value);
  if (!parsed.success) return failure(...schemaProblems(read.value, parsed.error.issues));
  const { pattern, answers, files } = parsed.data;
  const strays = Object.keys(files).flatMap((file): readonly Problem[] => {
    const bad = checkTargetPath(file);
    return bad === undefined ? [] : [problem(bad, path, read.value.locateKey(['files'], file))];
  });
  return strays.length === 0 ? success({ pattern, answers, files: new Map(Object.entries(files)) }) : failure(...strays);
}

/** The text of a record, files in the order of their paths, so that the same scaffold gives the same bytes. */
export function recordText({ pattern, answers, files }: ScaffoldRecord): string {
  const sorted = Object.fromEntries([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ version: 1, pattern, answers, files: sorted }, undefined, 2)}\n`;
}

/** A name for a new record: the pattern's id, and a number where several scaffolds of a pattern share a folder. */
export function freeRecordName(id: string, taken: ReadonlySet<string>): string {
  let name = id;
  for (let number = 2; taken.has(name); number += 1) name = `${id}-${number}`;
  return name;
}

/**
 * Recorded answers as far as the pattern, which may have changed, still asks for them: what it no longer asks is
 * dropped, what it asks anew is left to its default.
 */
export function carriedAnswers(questions: readonly Question[], recorded: Answers): Answers {
  const carried = new Map<string, Answer>();
  const known = new Map<string, Answer>();
  for (const { id, when, default: preset } of questions) {
    if (!conditionHolds(when, Object.fromEntries(known))) continue;
    const given = Object.hasOwn(recorded, id) ? recorded[id] : undefined;
    const value = given ?? preset;
    if (given !== undefined) carried.set(id, given);
    if (value !== undefined) known.set(id, value);
  }
  return Object.fromEntries(carried);
}
