import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/model/finding.ts';
import type { Language } from '../core/model/text.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;

/** A finding as an editor shows it. `uriOf` gives the URI of a path of the same folder. */
export function diagnosticOf(finding: Finding, language: Language, uriOf: (path: string) => string): Diagnostic {
  return {
    range: { start: finding.at.start, end: finding.at.end },
    severity: severities[finding.severity],
    code: finding.ruleId,
    source: 'archnotes',
    message: finding.message[language],
    relatedInformation: finding.related.map(({ at, message }) => ({
      location: { uri: uriOf(at.path), range: { start: at.start, end: at.end } },
      message: message[language],
    })),
    data: { messageId: finding.messageId, curedBy: finding.curedBy ?? null, fixable: finding.fix !== undefined },
  };
}
