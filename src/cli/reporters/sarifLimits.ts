import { gzipSync } from 'node:zlib';
import { phrase } from '../../core/language.ts';
import { severities } from '../../core/model/finding.ts';
import type { Language } from '../../core/model/text.ts';
import type { ReportedFinding } from '../lintResult.ts';

/**
 * What GitHub accepts: runs a file, results a run, and bytes of a file that is compressed by gzip.
 * Source: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const sarifLimits = { runs: 20, results: 25_000, bytes: 10 * 1024 * 1024 };

/** A text of fewer bytes is not worth compressing for the question: gzip does not make it longer than this. */
const surelyFits = 9 * 1024 * 1024;

/**
 * The report on as many findings as GitHub accepts, the gravest first, in the order given.
 * @param write the report on some findings, and what is to be said of those left out: no sentence, or one
 */
export function withinLimits(
  findings: readonly ReportedFinding[],
  language: Language,
  write: (findings: readonly ReportedFinding[], truncation: readonly string[]) => string,
): string {
  for (let most = Math.min(findings.length, sarifLimits.results); ; most = Math.floor(most / 2)) {
    const kept = gravest(findings, most);
    const truncation = kept.length === findings.length ? [] : [phrase('cli.sarif.truncated', language, { kept: kept.length, findings: findings.length })];
    const report = write(kept, truncation);
    if (most === 0 || isSmallEnough(report)) return report;
  }
}

function gravest(findings: readonly ReportedFinding[], most: number): readonly ReportedFinding[] {
  if (findings.length <= most) return findings;
  const byGravity = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const kept = new Set(byGravity.slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}

/** Whether GitHub takes a file of this text, compressed. */
export function isSmallEnough(report: string): boolean {
  return Buffer.byteLength(report) <= surelyFits || gzipSync(report).length <= sarifLimits.bytes;
}
