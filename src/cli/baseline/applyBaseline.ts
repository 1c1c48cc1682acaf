import * as path from 'node:path';
import { compareBaseline } from '../../core/engine/baseline.ts';
import type { BaselineComparison, BaselineEntry } from '../../core/engine/baseline.ts';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { LintResult, ReportedFinding } from '../lintResult.ts';
import type { LintRoot } from '../roots.ts';
import type { Baseline } from './baselineFile.ts';
import { writeBaseline } from './baselineFile.ts';

/** What is to become of the file. */
export type BaselineUse = 'read' | 'write' | 'prune';

export interface BaselineJob {
  readonly baseline: Baseline;
  readonly use: BaselineUse;
  readonly roots: readonly LintRoot[];
  /** The only rules that were asked for; undefined for all. */
  readonly rules: ReadonlySet<string> | undefined;
  readonly language: Language;
}

/** Stale entries that are named one by one; of more than that a number says enough. */
const mostNamed = 20;

/**
 * The result without what the baseline knows, which is kept beside; and the baseline written, where that is asked for. What
 * could not be judged is neither known nor stale.
 * @throws UsageError where the baseline cannot be written
 */
export function applyBaseline(result: LintResult, job: BaselineJob): LintResult {
  const { language, baseline, use } = job;
  const { name } = baseline.file;
  const named = result.findings.flatMap((finding) => (finding.baseline === undefined || isOwnWord(finding) ? [] : [{ finding, key: finding.baseline }]));
  const comparison = compareBaseline(baseline.entries, named.map(({ key }) => key), scopeOf(result, job));
  if (result.failed && use !== 'read') return { ...result, notes: [...result.notes, phrase('cli.baseline.notWritten', language, { path: name })] };
  if (use === 'write') writeBaseline(baseline, comparison.renewed, language);
  if (use === 'prune') writeBaseline(baseline, comparison.pruned, language);
  const known = new Set(named.filter((_, index) => use === 'write' || comparison.known[index] === true).map(({ finding }) => finding));
  return {
    ...result,
    findings: result.findings.filter((finding) => !known.has(finding)),
    known: result.findings.filter((finding) => known.has(finding)),
    remarks: [...(result.remarks ?? []), ...remarksOf(comparison, job, known)],
  };
}

function remarksOf({ stale, renewed, pruned }: BaselineComparison, { baseline, use, language }: BaselineJob, known: ReadonlySet<ReportedFinding>): readonly string[] {
  const { name } = baseline.file;
  const total = (entries: readonly BaselineEntry[]): number => entries.reduce((sum, { count }) => sum + count, 0);
  if (use === 'write') return [phrase('cli.baseline.written', language, { path: name, findings: total(renewed) })];
  const hidden = known.size === 0 ? [] : [phrase('cli.baseline.hidden', language, { path: name, findings: known.size })];
  if (use === 'prune') return [...hidden, phrase('cli.baseline.pruned', language, { path: name, gone: total(stale), findings: total(pruned) })];
  if (stale.length === 0) return hidden;
  const lines = stale.slice(0, mostNamed).map(({ path: where, rule, count }) => `  ${where}  ${rule}${count === 1 ? '' : ` (${count})`}`);
  return [...hidden, phrase('cli.baseline.stale', language, { path: name, findings: total(stale) }), ...lines, ...(stale.length > mostNamed ? ['  …'] : [])];
}

/** Which entries would have been seen: their rule was asked for, and their file was judged, whole. */
function scopeOf(result: LintResult, { baseline, roots, rules }: BaselineJob): (entry: BaselineEntry) => boolean {
  const damaged = new Set(result.findings.filter(isOwnWord).map((finding) => finding.baseline?.path));
  return (entry) => {
    const file = path.resolve(baseline.file.folder, entry.path);
    const isAsked = roots.some(({ folder, files }) => (files === undefined ? file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep) : files.has(file)));
    return !result.failed && isAsked && !damaged.has(entry.path) && (rules === undefined || rules.has(entry.rule));
  };
}

/** What the engine says of itself and of files that it could not read. */
function isOwnWord({ ruleId }: ReportedFinding): boolean {
  return ruleId.startsWith('internal/');
}
