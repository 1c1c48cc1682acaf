import type { Finding, Severity } from '../core/model/finding.ts';

/** So many findings VS Code itself shows of one file; of all, more than anybody reads. */
export const mostShown = { inFile: 1000, inAll: 20_000 };

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The gravest of the findings, in the order in which they stand. */
export function gravest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const chosen = new Set([...findings].sort((one, other) => gravity[one.severity] - gravity[other.severity]).slice(0, Math.max(0, most)));
  return findings.filter((finding) => chosen.has(finding));
}
