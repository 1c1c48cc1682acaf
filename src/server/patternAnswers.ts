import * as fs from 'node:fs';
import * as path from 'node:path';
import { phrase } from '../core/language.ts';
import { resolveAnswers } from '../core/pattern/answers.ts';
import { themes } from '../core/pattern/manifest.ts';
import type { PlannedFile } from '../core/pattern/planFile.ts';
import { problem } from '../core/pattern/result.ts';
import type { Problem } from '../core/pattern/result.ts';
import { listPatterns } from '../node/patternFolder.ts';
import type { Pattern } from '../node/patternFolder.ts';
import { prepareScaffold } from '../node/scaffold.ts';
import type { PreparedScaffold } from '../node/scaffold.ts';
import { prepareUpdates, scaffoldStates } from '../node/scaffoldUpdates.ts';
import type {
  OfferedPattern,
  PatternProblem,
  PatternsResult,
  PlannedScaffold,
  PlannedScaffoldFile,
  PlanScaffoldParams,
  PlanScaffoldResult,
  PlanUpdateParams,
  ScaffoldsParams,
  ScaffoldsResult,
} from '../protocol/pattern.ts';

/** What the answers depend on. */
export interface PatternSettings {
  /** Absolute paths of the user's own pattern folders. */
  readonly patternFolders: readonly string[];
  /** False in Restricted Mode: then only our own patterns are offered, and nothing is planned. */
  readonly trusted: boolean;
}

/** All patterns there are in the order of their themes, and what is wrong with those that cannot be offered. */
export function patternsOf(settings: PatternSettings): PatternsResult {
  const { patterns, problems } = listPatterns(foldersOf(settings));
  const byTheme = [...patterns].sort((one, other) => themes.indexOf(one.manifest.theme) - themes.indexOf(other.manifest.theme));
  return { patterns: byTheme.map(offered), problems: problems.map(told) };
}

/** What a pattern would write with these answers, or why it cannot. Writes nothing. */
export function planOf({ pattern: id, answers: given, target, within, replace, decisions = {} }: PlanScaffoldParams, settings: PatternSettings): PlanScaffoldResult {
  if (!settings.trusted) return refused([both('client.trust.needed')]);
  const { patterns, problems } = listPatterns(foldersOf(settings));
  const pattern = patterns.find(({ manifest }) => manifest.id === id);
  if (pattern === undefined) {
    const known = patterns.map(({ manifest }) => manifest.id).join(', ');
    return refused([problem({ en: phrase('cli.pattern.unknown', 'en', { id, known }), ko: phrase('cli.pattern.unknown', 'ko', { id, known }) }), ...problems]);
  }
  const answers = resolveAnswers(pattern.manifest.questions, given);
  if (!answers.ok) return refused(answers.problems);
  const planned = prepareScaffold(pattern, answers.value, { target, within, replace: new Set(replace), decisions: new Map(Object.entries(decisions)) });
  if (!planned.ok) return refused(planned.problems);
  return { plan: sentPlan(planned.value), problems: [] };
}

/** How the scaffolds of some folders stand to their patterns; a folder whose records cannot be read is told of, the others are answered. */
export function scaffoldsOf({ targets }: ScaffoldsParams, settings: PatternSettings): ScaffoldsResult {
  const { patterns } = listPatterns(foldersOf(settings));
  const scaffolds: ScaffoldsResult['scaffolds'] = [];
  const problems: PatternProblem[] = [];
  for (const target of targets) {
    const states = scaffoldStates(patterns, target);
    if (states.ok) scaffolds.push(...states.value.map(({ putBack, updated, conflicts, ...state }) => ({ target, ...state, putBack: [...putBack], updated: [...updated], conflicts: [...conflicts] })));
    else problems.push(...states.problems.map(told).map((each) => ({ ...each, path: path.join(target, each.path ?? '') })));
  }
  return { scaffolds, problems };
}

/** What would become of one scaffold with its pattern as it is now, or why that cannot be told. Writes nothing. */
export function planUpdateOf({ target, within, name, replace, decisions = {} }: PlanUpdateParams, settings: PatternSettings): PlanScaffoldResult {
  if (!settings.trusted) return refused([both('client.trust.needed')]);
  const { patterns } = listPatterns(foldersOf(settings));
  const plans = prepareUpdates(patterns, { target, within, replace: new Set(replace), decisions: new Map(Object.entries(decisions)) }, name);
  if (!plans.ok) return refused(plans.problems);
  const [plan] = plans.value;
  return plan === undefined ? refused([both('scaffold.gone')]) : { plan: sentPlan(plan), problems: [] };
}

function sentPlan({ files, record, abandoned }: PreparedScaffold): PlannedScaffold {
  return { files: files.map(sent), record: sent(record), abandoned: [...abandoned] };
}

function sent({ seen, sides, ...file }: PlannedFile): PlannedScaffoldFile {
  return { ...file, ...(seen === undefined ? {} : { seen }), ...(sides === undefined ? {} : { sides }) };
}

function foldersOf({ patternFolders, trusted }: PatternSettings): readonly string[] {
  return trusted ? patternFolders : [];
}

function offered({ folder, origin, manifest }: Pattern): OfferedPattern {
  const { id, version, theme, title, summary, questions, diagrams } = manifest;
  const placed = diagrams.map(({ en, ko }) => ({ en: path.join(folder, en), ko: path.join(folder, ko) }));
  const page = { en: path.join(folder, 'README.md'), ko: path.join(folder, 'README.ko.md') };
  const hasPage = fs.existsSync(page.en) && fs.existsSync(page.ko);
  return { id, version, theme, title, summary, origin, questions, diagrams: placed, ...(hasPage ? { page } : {}) };
}

function refused(problems: readonly Problem[]): PlanScaffoldResult {
  return { problems: problems.map(told) };
}

function told({ message, path: file, position }: Problem): PatternProblem {
  return { message, ...(file === undefined ? {} : { path: file }), ...(position === undefined ? {} : { position }) };
}

function both(id: 'client.trust.needed' | 'scaffold.gone'): Problem {
  return problem({ en: phrase(id, 'en'), ko: phrase(id, 'ko') });
}
