import { phrase } from '../../core/language.ts';
import type { PhraseId } from '../../core/language.ts';
import { severities } from '../../core/model/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import type { LintResult, ReportedFinding, ReportedPlace, SuppressedReport } from '../lintResult.ts';
import { paintedLine } from '../terminal.ts';
import type { Span, Style } from '../terminal.ts';
import { codeFrame } from './codeFrame.ts';
import type { ReportOptions } from './report.ts';

const severityWords = {
  error: 'cli.severity.error',
  warning: 'cli.severity.warning',
  info: 'cli.severity.info',
  hint: 'cli.severity.hint',
} as const satisfies Record<Severity, PhraseId>;

const severityStyles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' };

/** The report for people: by file, each finding with its line and the places that explain it, and a sum at the end. */
export function reportText(result: LintResult, { language, colours, showSuppressed }: ReportOptions): string {
  const lines: (readonly Span[])[] = [];
  let file: string | undefined;
  for (const finding of showSuppressed === true ? withSuppressed(result) : result.findings) {
    if (finding.path !== file) lines.push(...(file === undefined ? [] : [[]]), [{ text: finding.path, style: 'bold' }]);
    file = finding.path;
    lines.push(...findingLines(finding, language));
  }
  if (file !== undefined) lines.push([]);
  lines.push([{ text: summary(result, language) }]);
  return lines.map((line) => paintedLine(line, colours)).join('');
}

/** In the order of their places. */
function withSuppressed({ findings, suppressed }: LintResult): readonly (ReportedFinding | SuppressedReport)[] {
  return [...findings, ...suppressed].sort((one, other) => (one.path === other.path ? one.at.range.start - other.at.range.start : one.path < other.path ? -1 : 1));
}

function findingLines(finding: ReportedFinding | SuppressedReport, language: Language): readonly (readonly Span[])[] {
  const severity = { text: phrase(severityWords[finding.severity], language), style: severityStyles[finding.severity] };
  return [
    [{ text: `  ${placeOf(finding)}  ` }, severity, { text: `  ${finding.message}  ` }, { text: finding.ruleId, style: 'dim' }],
    ...('reason' in finding ? [[{ text: `      ${phrase('cli.lint.suppressedBecause', language, { reason: finding.reason })}`, style: 'dim' as const }]] : []),
    ...codeFrame(finding),
    ...finding.related.map((related) => [{ text: `      ${related.path}:${placeOf(related)}  ${related.message}` }]),
  ];
}

/** The line and column that a place begins in, from 1. */
export function placeOf({ at }: ReportedPlace): string {
  return `${at.start.line + 1}:${at.start.character + 1}`;
}

/** How many findings of which severity, in one sentence, and how many more were taken back. */
export function summary(result: LintResult, language: Language): string {
  const { suppressed } = result;
  const more = suppressed.length === 0 ? '' : ` ${phrase('cli.lint.suppressed', language, { count: suppressed.length })}`;
  return `${shownSummary(result, language)}${more}`;
}

function shownSummary({ findings, stats }: LintResult, language: Language): string {
  if (findings.length === 0) return phrase('cli.lint.clean', language, stats);
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${phrase(severityWords[severity], language)} ${count}`];
  });
  return phrase('cli.lint.summary', language, { ...stats, findings: findings.length, counts: counts.join(', ') });
}
