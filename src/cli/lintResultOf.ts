import * as path from 'node:path';
import { fingerprints } from '../core/engine/fingerprints.ts';
import { byPlace as placeOrder } from '../core/engine/judge.ts';
import { phrase } from '../core/language.ts';
import type { Finding, LocatedPlace } from '../core/model/finding.ts';
import type { Language, Localized } from '../core/model/text.ts';
import { contentHash } from '../node/contentHash.ts';
import { holdsForAny } from './configurationOf.ts';
import type { LintResult, ReportedFinding, ReportedPlace } from './lintResult.ts';
import type { JudgedRoot } from './judgedRoot.ts';
import type { Projects } from './projects.ts';
import { repositoryBase } from './roots.ts';
import type { LintRoot } from './roots.ts';
import { SourceLines } from './sourceLines.ts';

/** How the user wants to see what was found. */
export interface View {
  readonly language: Language;
  /** The only rules to report; undefined for all. What the engine says of itself is always reported. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Whether lines and fingerprints are wanted: for these, every file with a finding is read. */
  readonly withLines: boolean;
  /** The folder of the baseline that findings are held against. */
  readonly baselineFolder?: string | undefined;
  /** For each root, whether a file, by its absolute path, is another than it was; undefined where that does not matter. */
  readonly changes?: ReadonlyMap<LintRoot, (file: string) => boolean> | undefined;
}

/** What was found in all roots, with paths from the roots' bases. */
export function lintResultOf(roots: readonly LintRoot[], projects: Projects, view: View): LintResult {
  const results = roots.map((root) => rootResult(root, projects, view));
  const broken = projects.troubles(view.language);
  return {
    findings: withoutRepetitions(results.flatMap(({ findings }) => findings).sort(byPlace)),
    suppressed: results.flatMap(({ suppressed }) => suppressed).sort(byPlace),
    stats: { files: sum(results, 'files'), handlers: sum(results, 'handlers') },
    failed: broken.length > 0 || results.some(({ failed }) => failed),
    notes: [...results.flatMap(({ notes }) => notes), ...broken],
  };
}

/** Projects that share a configuration above them all tell what is wrong in it. */
function withoutRepetitions(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return finding.ruleId !== 'internal/configuration' || before === undefined || byPlace(before, finding) !== 0 || before.message !== finding.message;
  });
}

function sum(results: readonly LintResult[], what: 'files' | 'handlers'): number {
  return results.reduce((total, { stats }) => total + stats[what], 0);
}

function rootResult(root: LintRoot, projects: Projects, view: View): LintResult {
  const judged = projects.judged(root);
  if (judged === undefined) return { findings: [], suppressed: [], stats: { files: 0, handlers: 0 }, failed: true, notes: [] };
  const { trouble, unreadable, stats } = judged;
  const notes = unreadable.map((folder) => phrase('cli.path.forbidden', view.language, { path: shownPath(root, folder) }));
  if (trouble !== undefined) notes.push(phrase('cli.path.unreadable', view.language, { path: root.folder, reason: trouble }));
  return { ...reported(root, allOf(judged), view), stats, failed: notes.length > 0 || stats.failures > 0, notes };
}

/** A finding, with the reason why it is taken back, if it is. */
interface Judged {
  readonly finding: Finding;
  readonly reason?: string;
}

/** In the order of their places, those that are taken back among the others. */
function allOf({ findings, suppressed }: JudgedRoot): readonly Judged[] {
  const shown = [...findings.values()].flat().map((finding): Judged => ({ finding }));
  const taken = [...suppressed.values()].flat();
  return taken.length === 0 ? shown : [...shown, ...taken].sort((one, other) => placeOrder(one.finding, other.finding));
}

/** Fingerprints are those of all findings, so that they do not depend on which of them are wanted or taken back. */
function reported(root: LintRoot, judged: readonly Judged[], { language, rules, withLines, baselineFolder, changes }: View): Pick<LintResult, 'findings' | 'suppressed'> {
  if (judged.length === 0) return { findings: [], suppressed: [] };
  const source = withLines ? new SourceLines(root.folder) : undefined;
  const lines = judged.map(({ finding: { at, hash } }) => source?.lineAt(at, hash));
  const printsFrom = (base: string): readonly string[] => fingerprints(judged.map(({ finding: { ruleId, at } }, index) => ({ ruleId, path: shownPath({ ...root, base }, at.path), line: lines[index] })), contentHash);
  const prints = withLines ? printsFrom(repositoryBase(root)) : [];
  const isChanged = changes?.get(root);
  const baselinePrints = baselineFolder === undefined ? [] : printsFrom(baselineFolder);
  const isWanted = ({ at, ruleId, about }: Finding): boolean =>
    isOfFiles(root, { at, ruleId }) && (rules === undefined || rules.has(about ?? ruleId) || (about === undefined && ruleId.startsWith('internal/')));
  const reports = judged.flatMap(({ finding, reason }, index) => {
    if (!isWanted(finding)) return [];
    const baseline = baselineFolder === undefined ? {} : { baseline: { rule: finding.ruleId, path: shownPath({ ...root, base: baselineFolder }, finding.at.path), fingerprint: baselinePrints[index] ?? '' } };
    const age = isChanged === undefined ? {} : { isOld: !pathsOf(finding).some((file) => isChanged(path.join(root.folder, file))) };
    return [{ report: { ...reportedFinding(root, finding, { language, line: lines[index], fingerprint: prints[index] ?? '' }), ...baseline, ...age }, reason }];
  });
  return {
    findings: reports.flatMap(({ report, reason }) => (reason === undefined ? [report] : [])),
    suppressed: reports.flatMap(({ report, reason }) => (reason === undefined ? [] : [{ ...report, reason }])),
  };
}

/** What is wrong in a configuration is said wherever that holds: whoever asks about one file must know that it is judged otherwise. */
function isOfFiles({ folder, files }: LintRoot, { at, ruleId }: Pick<Finding, 'at' | 'ruleId'>): boolean {
  const file = path.join(folder, at.path);
  return files === undefined || files.has(file) || (ruleId === 'internal/configuration' && holdsForAny(files, file));
}

function pathsOf({ at, related }: Finding): readonly string[] {
  return [at.path, ...related.map((place) => place.at.path)];
}

function reportedFinding(root: LintRoot, finding: Finding, more: { readonly language: Language; readonly line: string | undefined; readonly fingerprint: string }): ReportedFinding {
  const { language, line, fingerprint } = more;
  const place = (at: LocatedPlace, message: Localized): ReportedPlace => ({ at, message: message[language], path: shownPath(root, at.path) });
  return {
    ...place(finding.at, finding.message),
    ruleId: finding.ruleId,
    severity: finding.severity,
    related: finding.related.map(({ at, message }) => place(at, message)),
    fixable: finding.fix !== undefined,
    line,
    fingerprint,
  };
}

function shownPath(root: LintRoot, file: string): string {
  return path.relative(root.base, path.join(root.folder, file)).split(path.sep).join('/');
}

/** What is equal by all of these stays in the order of the project, which does not depend on the language. */
function byPlace(one: ReportedFinding, other: ReportedFinding): number {
  return compare(one.path, other.path) || one.at.range.start - other.at.range.start || one.at.range.end - other.at.range.end || compare(one.ruleId, other.ruleId);
}

/** By UTF-16 code units, whatever the locale. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
