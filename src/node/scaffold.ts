import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Decision, PlannedFile } from '../core/pattern/planFile.ts';
import { pathsToSurvey, planScaffold } from '../core/pattern/plan.ts';
import type { ScaffoldPlan } from '../core/pattern/plan.ts';
import type { Answers } from '../core/pattern/question.ts';
import { freeRecordName, recordFolder, recordText } from '../core/pattern/record.ts';
import type { ScaffoldRecord, UpdatedFile } from '../core/pattern/record.ts';
import { filesFor, renderPattern } from '../core/pattern/render.ts';
import type { RenderedFile } from '../core/pattern/render.ts';
import { failure, success } from '../core/pattern/result.ts';
import type { Result } from '../core/pattern/result.ts';
import { contentHash } from './contentHash.ts';
import { readPatternFiles } from './patternFolder.ts';
import type { Pattern } from './patternFolder.ts';
import { packBytes } from './packing.ts';
import { generatedTexts, packFiles, readRecords } from './scaffoldRecords.ts';
import type { FoundRecord } from './scaffoldRecords.ts';
import { surveyTarget } from './surveyTarget.ts';
import { unfinishedProblem } from './takeBack.ts';
import { findUnfinished } from './unfinishedNote.ts';
import { findTarget } from './write.ts';

/** Where a scaffold goes. */
export interface Destination {
  /** Absolute path of a folder that need not exist. */
  readonly target: string;
  /** The folder that the target must really lie in, where there is one. */
  readonly within?: string | undefined;
  /** Files with other content, made by nobody's pattern, that may be replaced; none where nothing is said. */
  readonly replace?: ReadonlySet<string> | 'all' | undefined;
  /** By path, what the user has decided about files that would be merged. */
  readonly decisions?: ReadonlyMap<string, Decision>;
}

/** A plan, and the record that is written with it. */
export interface PreparedScaffold extends ScaffoldPlan {
  /** The name of the record, without `.json`. */
  readonly name: string;
  readonly record: PlannedFile;
}

/**
 * Reads a pattern's files, renders them and holds them against what is in the target. Writes nothing. Where the same
 * files were scaffolded there before, what the user has made of them is merged with what the pattern makes now; files
 * that the user has deleted since are made again.
 * @param answers as `resolveAnswers` gives them
 */
export function prepareScaffold(pattern: Pattern, answers: Answers, destination: Destination): Result<PreparedScaffold> {
  const files = renderFiles(pattern, answers);
  if (!files.ok) return files;
  const records = readRecords(destination.target);
  if (!records.ok) return records;
  const paths = new Set(files.value.map((file) => file.path));
  const earlier = records.value.find(({ record }) => record.pattern.id === pattern.manifest.id && [...record.files.keys()].some((file) => paths.has(file)));
  const before = earlier === undefined ? success(new Map<string, string>()) : textsBefore(earlier, destination.target);
  if (!before.ok) return before;
  const present = new Map([...before.value].filter(([file]) => fs.existsSync(path.join(destination.target, file))));
  const name = earlier?.name ?? freeRecordName(pattern.manifest.id, new Set(records.value.map((record) => record.name)));
  return planned({ pattern, answers, files: files.value, before: present, name, earlier, destination });
}

/**
 * Plans what a scaffold would become with the pattern as it is now: the same as {@link prepareScaffold}, but what the
 * user has deleted stays away.
 */
export function prepareUpdate(pattern: Pattern, answers: Answers, destination: Destination, earlier: FoundRecord): Result<PreparedScaffold> {
  const files = renderFiles(pattern, answers);
  if (!files.ok) return files;
  const before = textsBefore(earlier, destination.target);
  return before.ok ? planned({ pattern, answers, files: files.value, before: before.value, name: earlier.name, earlier, destination }) : before;
}

function textsBefore(earlier: FoundRecord, target: string): Result<ReadonlyMap<string, string>> {
  const generated = generatedTexts(earlier, (file) => hashAt(target, file));
  return generated.ok ? success(generated.value.before) : generated;
}

/** SHA-1 of a file of the target that is no link; undefined where there is none. */
export function hashAt(target: string, file: string): string | undefined {
  const found = findTarget(target, file);
  return found.kind === 'target' ? found.hash : undefined;
}

/** The files that a pattern makes of these answers. */
export function renderFiles({ manifest, folder }: Pattern, answers: Answers): Result<readonly RenderedFile[]> {
  const sources = readPatternFiles(folder, filesFor(manifest, answers).map((file) => file.from));
  return sources.ok ? renderPattern(manifest, answers, sources.value) : sources;
}

interface Preparation {
  readonly pattern: Pattern;
  readonly answers: Answers;
  readonly files: readonly RenderedFile[];
  readonly before: ReadonlyMap<string, string>;
  readonly name: string;
  readonly earlier: FoundRecord | undefined;
  readonly destination: Destination;
}

function planned({ pattern: { manifest }, answers, files, before, name, earlier, destination }: Preparation): Result<PreparedScaffold> {
  const scaffold = { pattern: { id: manifest.id, version: manifest.version }, files, before, ...(destination.decisions === undefined ? {} : { decisions: destination.decisions }) };
  const unfinished = findUnfinished(destination.target);
  if (!unfinished.ok) return unfinished;
  if (unfinished.value !== undefined) return failure(unfinishedProblem(unfinished.value, unfinished.value.target));
  const existing = surveyTarget(destination.target, pathsToSurvey(scaffold), destination.within);
  if (!existing.ok) return existing;
  const plan = planScaffold(scaffold, existing.value);
  if (!plan.ok) return plan;
  // A file that stays another's is none that a later update may take for ours.
  const foreign = new Set(plan.value.files.filter(({ status, path: file }) => status === 'conflict' && !mayReplace(destination, file)).map((file) => file.path));
  const record = { pattern: scaffold.pattern, answers, files: packFiles(files.filter((file) => !foreign.has(file.path))), updated: updatedFiles(plan.value.files, before, earlier) };
  return success({ ...plan.value, name, record: plannedRecord(destination.target, name, record) });
}

/** What this update finds in the files that it changes, and earlier ones found in the rest. */
function updatedFiles(files: readonly PlannedFile[], before: ReadonlyMap<string, string>, earlier: FoundRecord | undefined): ReadonlyMap<string, UpdatedFile> {
  const updated = new Map(earlier?.record.updated);
  for (const { path: file, status, seen } of files) {
    const base = before.get(file);
    const isChanged = status === 'update' || status === 'merged' || status === 'clash';
    if (isChanged && base !== undefined && seen !== undefined) updated.set(file, { found: seen, base: packBytes(base) });
  }
  return updated;
}

function mayReplace({ replace }: Destination, file: string): boolean {
  return replace === 'all' || replace?.has(file) === true;
}

/** The record as one more file: it is ours, so what stood there is replaced. */
function plannedRecord(target: string, name: string, record: ScaffoldRecord): PlannedFile {
  const file = `${recordFolder}/${name}.json`;
  const text = recordText(record);
  const there = path.join(target, file);
  const seen = fs.existsSync(there) ? contentHash(fs.readFileSync(there)) : undefined;
  if (seen === undefined) return { path: file, status: 'create', text, seen };
  return { path: file, status: seen === contentHash(text) ? 'identical' : 'update', text, seen };
}
