import * as path from 'node:path';
import { phrase } from '../core/language.ts';
import type { Finding, LocatedPlace } from '../core/model/finding.ts';
import type { Language, Localized } from '../core/model/text.ts';
import { Supervisor } from '../server/supervisor.ts';
import type { WorkerTrouble } from '../server/supervisor.ts';
import { workerFile } from '../server/workerFile.ts';
import type { FolderAnswer } from '../server/workerProtocol.ts';
import type { LintResult, ReportedFinding, ReportedPlace } from './lintResult.ts';
import type { LintRoot } from './roots.ts';

/** Judges each root as a project of its own, in a worker that a file cannot take down. */
export async function judgeRoots(roots: readonly LintRoot[], language: Language): Promise<LintResult> {
  const answers = new Map<string, FolderAnswer>();
  const troubles: WorkerTrouble[] = [];
  const supervisor = new Supervisor({
    workerFile,
    onAnswer: (answer) => answers.set(answer.folder, answer),
    onTrouble: (trouble) => troubles.push(trouble),
  });
  for (const { folder } of roots) supervisor.open(folder, folder);
  await supervisor.settled();
  await supervisor.stop();
  const judged = roots.map((root) => rootResult(root, answers.get(root.folder), language));
  const broken = troubles.filter(({ kind }) => kind === 'failed').map(({ reason }) => phrase('cli.lint.failed', language, { reason }));
  return {
    findings: judged.flatMap(({ findings }) => findings).sort(byPlace),
    stats: { files: sum(judged, 'files'), handlers: sum(judged, 'handlers') },
    failed: broken.length > 0 || judged.some(({ failed }) => failed),
    notes: [...judged.flatMap(({ notes }) => notes), ...broken],
  };
}

function sum(results: readonly LintResult[], what: 'files' | 'handlers'): number {
  return results.reduce((total, { stats }) => total + stats[what], 0);
}

function rootResult(root: LintRoot, answer: FolderAnswer | undefined, language: Language): LintResult {
  if (answer === undefined) return { findings: [], stats: { files: 0, handlers: 0 }, failed: true, notes: [] };
  const wanted = (file: string): boolean => root.files === undefined || root.files.has(path.join(root.folder, file));
  const { trouble, unreadable } = answer;
  const notes = unreadable.map((folder) => phrase('cli.path.forbidden', language, { path: shownPath(root, folder) }));
  if (trouble !== undefined) notes.push(phrase('cli.path.unreadable', language, { path: root.folder, reason: trouble }));
  return {
    findings: answer.files.flatMap((file) => (wanted(file.path) ? file.findings : [])).map((finding) => reported(root, finding, language)),
    stats: answer.stats,
    failed: notes.length > 0 || answer.stats.failures > 0,
    notes,
  };
}

function reported(root: LintRoot, finding: Finding, language: Language): ReportedFinding {
  const place = (at: LocatedPlace, message: Localized): ReportedPlace => ({ at, message: message[language], path: shownPath(root, at.path) });
  return {
    ...place(finding.at, finding.message),
    ruleId: finding.ruleId,
    severity: finding.severity,
    related: finding.related.map(({ at, message }) => place(at, message)),
    fixable: finding.fix !== undefined,
  };
}

function shownPath(root: LintRoot, file: string): string {
  return path.relative(root.base, path.join(root.folder, file)).split(path.sep).join('/');
}

function byPlace(one: ReportedFinding, other: ReportedFinding): number {
  return (
    compare(one.path, other.path) ||
    one.at.range.start - other.at.range.start ||
    one.at.range.end - other.at.range.end ||
    compare(one.ruleId, other.ruleId) ||
    compare(one.message, other.message)
  );
}

/** By UTF-16 code units, whatever the locale. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
