import type { LintResult, ReportedFinding, ReportedPlace } from '../lintResult.ts';
import { safeJson } from '../terminal.ts';
import type { ReportOptions } from './report.ts';

/**
 * The report for programs: version 1, indented by two, ending with a line feed. The same findings give the same bytes on
 * every machine. Lines and columns count from 1, columns in UTF-16 code units.
 */
export function reportJson({ findings, suppressed, stats }: LintResult, { showSuppressed }: Pick<ReportOptions, 'showSuppressed'>): string {
  const shown = showSuppressed === true ? { suppressed: suppressed.map((finding) => ({ ...findingOf(finding), reason: finding.reason })) } : {};
  return safeJson({ version: 1, findings: findings.map(findingOf), ...shown, stats: { files: stats.files, handlers: stats.handlers, suppressed: suppressed.length } });
}

function findingOf({ ruleId, severity, message, path, at, related, fixable }: ReportedFinding): object {
  return {
    ruleId,
    severity,
    message,
    path,
    line: at.start.line + 1,
    column: at.start.character + 1,
    endLine: at.end.line + 1,
    endColumn: at.end.character + 1,
    related: related.map(relatedOf),
    fixable,
  };
}

function relatedOf({ path, at, message }: ReportedPlace): object {
  return { path, line: at.start.line + 1, column: at.start.character + 1, message };
}
