import { phrase } from '../../core/language.ts';
import type { PhraseId } from '../../core/language.ts';
import { severities } from '../../core/model/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import type { LintResult, ReportedFinding, ReportedPlace } from '../lintResult.ts';
import { safeLine } from '../terminal.ts';

const severityWords = {
  error: 'cli.severity.error',
  warning: 'cli.severity.warning',
  info: 'cli.severity.info',
  hint: 'cli.severity.hint',
} as const satisfies Record<Severity, PhraseId>;

/** The report for people: by file, each finding with the places that explain it, and a sum at the end. */
export function reportText(result: LintResult, language: Language): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of result.findings) {
    if (finding.path !== file) lines.push(...(file === undefined ? [] : ['']), finding.path);
    file = finding.path;
    lines.push(...findingLines(finding, language));
  }
  if (file !== undefined) lines.push('');
  lines.push(summary(result, language));
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

function findingLines(finding: ReportedFinding, language: Language): readonly string[] {
  const severity = phrase(severityWords[finding.severity], language);
  return [
    `  ${placeOf(finding)}  ${severity}  ${finding.message}  ${finding.ruleId}`,
    ...finding.related.map((related) => `      ${related.path}:${placeOf(related)}  ${related.message}`),
  ];
}

function placeOf({ at }: ReportedPlace): string {
  return `${at.start.line + 1}:${at.start.character + 1}`;
}

function summary({ findings, stats }: LintResult, language: Language): string {
  if (findings.length === 0) return phrase('cli.lint.clean', language, stats);
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${phrase(severityWords[severity], language)} ${count}`];
  });
  return phrase('cli.lint.summary', language, { ...stats, findings: findings.length, counts: counts.join(', ') });
}
