import type { Language } from '../../core/model/text.ts';
import { rules } from '../../generated/rules.ts';
import { packageVersion } from '../../node/packageFolder.ts';
import type { LintResult, ReportedFinding, ReportedPlace, SuppressedReport } from '../lintResult.ts';
import { safeJson } from '../terminal.ts';
import type { ReportOptions } from './report.ts';
import { sarifLimits, withinLimits } from './sarifLimits.ts';
import { informationUri, levels, sarifRules } from './sarifRules.ts';

export const sarifSchema = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * The report as SARIF 2.1.0, for code scanning. Paths are relative to the working directory, so that they are those of the
 * repository; ids and fingerprints are the same in every language. What could not be judged is a notification.
 * Findings that comments take back are left out unless they are asked for: GitHub does not look at `suppressions`, and would
 * open an alert for each (https://github.com/github/codeql-action/issues/1230).
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function reportSarif(result: LintResult, { language, showSuppressed }: ReportOptions): string {
  const isResult = ({ ruleId }: ReportedFinding): boolean => !ruleId.startsWith('internal/');
  const notifications = [...result.findings.filter((finding) => !isResult(finding)).map(notificationOf), ...result.notes.map(noteOf)];
  const driver = { name: 'Archnotes', semanticVersion: packageVersion(), informationUri, language, rules: sarifRules(language) };
  const known = result.known === undefined && showSuppressed !== true ? undefined : new Set(result.known);
  const results = result.findings.filter(isResult);
  // What is known or suppressed makes room for what is not.
  const others = [...(result.known ?? []), ...(showSuppressed === true ? result.suppressed : [])];
  const all = [...results, ...others.slice(0, Math.max(0, sarifLimits.results - results.length))];
  return withinLimits(all, language, (findings, truncation) =>
    safeJson({
      $schema: sarifSchema,
      version: '2.1.0',
      runs: [
        {
          tool: { driver },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { SRCROOT: { description: { text: srcRoot[language] } } },
          invocations: [{ executionSuccessful: !result.failed, toolExecutionNotifications: [...notifications, ...truncation.map(limitOf)] }],
          results: findings.map((finding) => ({ ...resultOf(finding), ...suppressionsOf(finding, known) })),
        },
      ],
    }),
  );
}

const srcRoot: Readonly<Record<Language, string>> = {
  en: 'The folder that Archnotes was started in: the top folder of the repository, as a rule.',
  ko: 'Archnotes를 실행한 폴더입니다. 보통 리포지토리의 최상위 폴더입니다.',
};

const ruleIndexes: ReadonlyMap<string, number> = new Map(rules.map(({ meta }, index) => [meta.id, index]));

function resultOf(finding: ReportedFinding | SuppressedReport): object {
  const { ruleId, severity, message, related, fingerprint } = finding;
  return {
    ruleId,
    ruleIndex: ruleIndexes.get(ruleId),
    level: levels[severity],
    message: { text: message },
    locations: [locationOf(finding)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, index) => ({ id: index + 1, ...locationOf(place), message: { text: place.message } })) }),
    partialFingerprints: { 'archnotesFinding/v1': fingerprint },
  };
}

/**
 * What a baseline knows is a result that somebody decided to live with: viewers hide it. `baselineState` would compare with
 * an earlier run, and they show what is unchanged. Either every result of a run has `suppressions` or none (3.27.23).
 * @param known what the baseline knows; undefined where no result of the run can be suppressed
 */
function suppressionsOf(finding: ReportedFinding | SuppressedReport, known: ReadonlySet<ReportedFinding> | undefined): object {
  if (known === undefined) return {};
  if ('reason' in finding) return { suppressions: [{ kind: 'inSource', justification: finding.reason }] };
  return { suppressions: known.has(finding) ? [{ kind: 'external', status: 'accepted' }] : [] };
}

function notificationOf(finding: ReportedFinding): object {
  const { ruleId, severity, message } = finding;
  return { descriptor: { id: ruleId }, level: levels[severity], message: { text: message }, locations: [locationOf(finding)] };
}

/** Only what failed is noted beside the findings. */
function noteOf(text: string): object {
  return { descriptor: { id: 'internal/not-judged' }, level: 'error', message: { text } };
}

function limitOf(text: string): object {
  return { descriptor: { id: 'internal/truncated' }, level: 'warning', message: { text } };
}

function locationOf({ path, at }: ReportedPlace): object {
  const region = { startLine: at.start.line + 1, startColumn: at.start.character + 1, endLine: at.end.line + 1, endColumn: at.end.character + 1 };
  return { physicalLocation: { artifactLocation: { uri: relativeUri(path), uriBaseId: 'SRCROOT' }, region } };
}

/** A /-separated path as a relative reference of RFC 3986; what is no character in UTF-16 becomes U+FFFD, as in UTF-8. */
export function relativeUri(path: string): string {
  return path.split('/').map((name) => encodeURIComponent(Buffer.from(name).toString())).join('/');
}
