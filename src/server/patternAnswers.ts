import * as path from 'node:path';
import { phrase } from '../core/language.ts';
import { resolveAnswers } from '../core/pattern/answers.ts';
import type { PlannedFile } from '../core/pattern/planFile.ts';
import { problem } from '../core/pattern/result.ts';
import type { Problem } from '../core/pattern/result.ts';
import { listPatterns } from '../node/patternFolder.ts';
import type { Pattern } from '../node/patternFolder.ts';
import { prepareScaffold } from '../node/scaffold.ts';
import type { OfferedPattern, PatternProblem, PatternsResult, PlannedScaffoldFile, PlanScaffoldParams, PlanScaffoldResult } from '../protocol/pattern.ts';

/** What the answers depend on. */
export interface PatternSettings {
  /** Absolute paths of the user's own pattern folders. */
  readonly patternFolders: readonly string[];
  /** False in Restricted Mode: then only our own patterns are offered, and nothing is planned. */
  readonly trusted: boolean;
}

/** All patterns there are, and what is wrong with those that cannot be offered. */
export function patternsOf(settings: PatternSettings): PatternsResult {
  const { patterns, problems } = listPatterns(foldersOf(settings));
  return { patterns: patterns.map(offered), problems: problems.map(told) };
}

/** What a pattern would write with these answers, or why it cannot. Writes nothing. */
export function planOf({ pattern: id, answers: given, target, within, replace }: PlanScaffoldParams, settings: PatternSettings): PlanScaffoldResult {
  if (!settings.trusted) return refused([both('client.trust.needed')]);
  const { patterns, problems } = listPatterns(foldersOf(settings));
  const pattern = patterns.find(({ manifest }) => manifest.id === id);
  if (pattern === undefined) {
    const known = patterns.map(({ manifest }) => manifest.id).join(', ');
    return refused([problem({ en: phrase('cli.pattern.unknown', 'en', { id, known }), ko: phrase('cli.pattern.unknown', 'ko', { id, known }) }), ...problems]);
  }
  const answers = resolveAnswers(pattern.manifest.questions, given);
  if (!answers.ok) return refused(answers.problems);
  const planned = prepareScaffold(pattern, answers.value, { target, within, replace: new Set(replace) });
  if (!planned.ok) return refused(planned.problems);
  const { files, record, abandoned } = planned.value;
  return { plan: { files: files.map(sent), record: sent(record), abandoned: [...abandoned] }, problems: [] };
}

function sent({ seen, ...file }: PlannedFile): PlannedScaffoldFile {
  return { ...file, ...(seen === undefined ? {} : { seen }) };
}

function foldersOf({ patternFolders, trusted }: PatternSettings): readonly string[] {
  return trusted ? patternFolders : [];
}

function offered({ folder, origin, manifest }: Pattern): OfferedPattern {
  const { id, version, theme, title, summary, questions, diagrams } = manifest;
  const placed = diagrams.map(({ en, ko }) => ({ en: path.join(folder, en), ko: path.join(folder, ko) }));
  return { id, version, theme, title, summary, origin, questions, diagrams: placed };
}

function refused(problems: readonly Problem[]): PlanScaffoldResult {
  return { problems: problems.map(told) };
}

function told({ message, path: file, position }: Problem): PatternProblem {
  return { message, ...(file === undefined ? {} : { path: file }), ...(position === undefined ? {} : { position }) };
}

function both(id: 'client.trust.needed'): Problem {
  return problem({ en: phrase(id, 'en'), ko: phrase(id, 'ko') });
}
