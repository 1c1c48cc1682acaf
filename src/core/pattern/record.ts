import * as z from 'zod/mini';
import { readJson } from './jsonDocument.ts';
import type { JsonDocument } from './jsonDocument.ts';
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

const packed = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** What stands in `.archnotes/scaffolds/<name>.json`. */
const recordSchema = z.strictObject({
  version: z.literal(1),
  pattern: z.strictObject({ id: z.string(), version: z.string().check(z.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'version')) }),
  answers: z.record(z.string(), answer),
  /** By path: the text as it was written, compressed (raw deflate, base64). */
  files: z.record(z.string(), packed),
  /** By path, what the last update that changed a file found: SHA-1 of the bytes, and the text as it was generated before. */
  updated: z.optional(z.record(z.string(), z.strictObject({ found: z.string().check(z.regex(/^[0-9a-f]{40}$/)), base: packed }))),
});

/** One scaffold as it was last written: enough to tell the user's edits from the pattern's. */
export interface ScaffoldRecord {
  readonly pattern: { readonly id: string; readonly version: string };
  readonly answers: Answers;
  /** By path, the texts as {@link readRecord} finds them: packed. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * By path, what the last update that changed a file found. A file that has those bytes again has been put back (an undo
   * of one file, a checkout): it is again as generated then, whatever the record says of the rest.
   */
  readonly updated: ReadonlyMap<string, UpdatedFile>;
}

export interface UpdatedFile {
  /** SHA-1 of the bytes that the update found. */
  readonly found: string;
  /** The text as it was generated before, packed. */
  readonly base: string;
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
  const { pattern, answers, files, updated = {} } = parsed.data;
  const strays = [...strayFiles(files, 'files', read.value), ...strayFiles(updated, 'updated', read.value)];
  return strays.length === 0 ? success({ pattern, answers, files: new Map(Object.entries(files)), updated: new Map(Object.entries(updated)) }) : failure(...strays);
}

function strayFiles(files: object, key: string, document: JsonDocument): readonly Problem[] {
  return Object.keys(files).flatMap((file) => {
    const bad = checkTargetPath(file);
    return bad === undefined ? [] : [problem(bad, document.path, document.locateKey([key], file))];
  });
}

/** The text of a record, files in the order of their paths, so that the same scaffold gives the same bytes. */
export function recordText({ pattern, answers, files, updated }: ScaffoldRecord): string {
  const rest = updated.size === 0 ? {} : { updated: sorted(updated) };
  return `${JSON.stringify({ version: 1, pattern, answers, files: sorted(files), ...rest }, undefined, 2)}\n`;
}

function sorted<T>(entries: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
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
