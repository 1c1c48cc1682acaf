import type { Severity } from '../../core/model/finding.ts';
import type { LintResult, ReportedFinding } from '../lintResult.ts';
import { safeLine, safeText } from '../terminal.ts';
import type { ReportOptions } from './report.ts';
import { placeOf, summary } from './text.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/**
 * The report as workflow commands of GitHub Actions, which become annotations of a pull request, and a sum at the end.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function reportGithub(result: LintResult, { language }: ReportOptions): string {
  return [...result.findings.map(commandOf), safeLine(summary(result, language))].map((line) => `${line}\n`).join('');
}

function commandOf(finding: ReportedFinding): string {
  const { at, path, ruleId, severity } = finding;
  const columns = at.start.line === at.end.line ? { col: at.start.character + 1, endColumn: at.end.character + 1 } : { col: at.start.character + 1 };
  const properties = { file: path, line: at.start.line + 1, endLine: at.end.line + 1, ...columns, title: `Archnotes: ${ruleId}` };
  const message = [finding.message, ...finding.related.map((related) => `${related.path}:${placeOf(related)}  ${related.message}`)].join('\n');
  return `::${commands[severity]} ${Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(message)}`;
}

/** As `escapeData` of @actions/core; what a terminal would obey is written out before. */
function data(text: string): string {
  return safeText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As `escapeProperty` of @actions/core. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
