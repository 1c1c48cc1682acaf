import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { Problem } from '../../core/pattern/result.ts';
import { leftProblems, progressOf, sweepAll, takeBack, unfinishedProblem } from '../../node/takeBack.ts';
import type { Progress } from '../../node/takeBack.ts';
import { findUnfinished, forgetNote, notePlace } from '../../node/unfinishedNote.ts';
import type { UnfinishedWork } from '../../node/unfinishedNote.ts';
import type { Invocation } from '../command.ts';
import type { Flags } from '../flags.ts';
import { safeLine } from '../terminal.ts';
import { problemJson, problemLine } from './problemReport.ts';

/**
 * Tells of work in a folder that was begun and not finished: nothing else may be done there before it is taken back or kept.
 * @param folder as the user named it
 * @returns the exit code; undefined where nothing is unfinished
 */
export function stopAtUnfinished(folder: string, flags: Flags, invocation: Invocation): number | undefined {
  const found = findUnfinished(path.resolve(invocation.cwd, folder));
  if (found.ok && found.value === undefined) return undefined;
  tellUnfinished({ folder, work: found.ok ? found.value : undefined, problems: found.ok ? [] : found.problems }, flags, invocation);
  return 2;
}

/**
 * `archnotes pattern undo DIR`: takes back what was written there by work that was cut off; with `--keep` it stays as it is.
 * @returns the exit code: 0 done, or nothing was unfinished; 1 files were left that somebody has changed; 2 not done
 */
export function undoScaffold(folder: string, flags: Flags, invocation: Invocation): number {
  const target = path.resolve(invocation.cwd, folder);
  const found = findUnfinished(target);
  const work = found.ok ? found.value : undefined;
  const isElsewhere = work !== undefined && path.relative(work.target, notePlace(target).target) !== '';
  if (!found.ok || isElsewhere) {
    tellUnfinished({ folder, work, problems: found.ok ? [] : found.problems }, flags, invocation);
    return 2;
  }
  const kept = flags.switches.has('keep');
  const progress = work === undefined ? [] : settle(work, kept);
  const left = kept ? [] : leftProblems(progress);
  tellUndone({ folder, kept, progress, left }, flags, invocation);
  return left.length === 0 ? 0 : 1;
}

function settle(work: UnfinishedWork, kept: boolean): readonly Progress[] {
  const progress = kept ? progressOf(work) : takeBack(work);
  if (kept) sweepAll(work);
  // What was there before a file that is left stands in the note alone.
  if (kept || progress.every(({ state }) => state !== 'changed')) forgetNote(work);
  return progress;
}

interface Unfinished {
  readonly folder: string;
  readonly work: UnfinishedWork | undefined;
  /** Why the note cannot be read, if so. */
  readonly problems: readonly Problem[];
}

function tellUnfinished({ folder, work, problems }: Unfinished, { texts }: Flags, { language, cwd, terminal }: Invocation): void {
  const progress = work === undefined ? [] : progressOf(work);
  const target = work === undefined ? folder : path.relative(cwd, work.target) || '.';
  const all = work === undefined ? problems : [unfinishedProblem(work, target)];
  if (texts.get('format') === 'json') {
    const report = { version: 1, folder, ...(work === undefined ? {} : { unfinished: { folder: target, files: progress } }), problems: all.map((each) => problemJson(each, language)) };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else printLines(terminal.err, [...all.map((each) => problemLine(each, language)), ...progressLines(progress, language)]);
}

interface Undone {
  readonly folder: string;
  readonly kept: boolean;
  readonly progress: readonly Progress[];
  readonly left: readonly Problem[];
}

function tellUndone({ folder, kept, progress, left }: Undone, { texts }: Flags, { language, terminal }: Invocation): void {
  if (texts.get('format') === 'json') {
    const report = { version: 1, folder, kept, files: progress, problems: left.map((each) => problemJson(each, language)) };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  const count = progress.filter(({ state }) => state === 'written' || state === 'partly').length;
  const done = progress.length === 0 ? 'cli.pattern.nothingUnfinished' : kept ? 'cli.pattern.kept' : 'cli.pattern.takenBack';
  const lines = kept ? progressLines(progress, language) : progress.map((each) => undoneLine(each, language));
  printLines(terminal.out, [...lines, phrase(done, language, { folder, count })]);
  printLines(terminal.err, [...left.map((each) => problemLine(each, language)), ...(left.length === 0 ? [] : [phrase('cli.pattern.leftFiles', language, { folder })])]);
}

function progressLines(progress: readonly Progress[], language: Language): readonly string[] {
  return progress.map(({ path: file, state }) => phrase(`cli.pattern.progress.${state}`, language) + file);
}

function undoneLine({ path: file, state }: Progress, language: Language): string {
  return phrase(state === 'untouched' || state === 'changed' ? `cli.pattern.progress.${state}` : 'cli.pattern.progress.takenBack', language) + file;
}

function printLines(print: (text: string) => void, lines: readonly string[]): void {
  if (lines.length > 0) print(lines.map((line) => `${safeLine(line)}\n`).join(''));
}
