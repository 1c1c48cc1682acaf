/** The least version of a package that may be shipped or built with, and the advisory that says so. */
interface Minimum {
  readonly name: string;
  readonly atLeast: string;
  readonly because: string;
}

/** Stands in for `npm audit`, which not every machine can reach. Sources: the GitHub advisories named. */
export const minimumVersions: readonly Minimum[] = [
  { name: 'mermaid', atLeast: '12.3.0', because: 'CVE-2026-50159, CVE-2026-71436 and their kin (HTML, CSS and endless loops from diagram text)' },
  { name: 'dompurify', atLeast: '3.4.17', because: 'the sanitiser bypasses of 2026, from CVE-2026-0540 to CVE-2026-49978' },
  { name: 'markdown-it', atLeast: '15.0.3', because: 'CVE-2026-2327 (quadratic linkify)' },
  { name: 'linkify-it', atLeast: '6.1.0', because: 'CVE-2026-48801 and CVE-2026-59887 (quadratic matching)' },
  { name: 'yaml', atLeast: '2.9.0', because: 'GHSA-48c2-rrv3-qjmp (stack overflow on nesting)' },
  { name: 'js-yaml', atLeast: '5.0.0', because: 'CVE-2026-59870 (quadratic !!omap) and alias bombs' },
  { name: 'minimatch', atLeast: '10.2.4', because: 'GHSA-3ppc-4f35-3m26 and its successors (exponential matching)' },
  { name: 'esbuild', atLeast: '0.28.1', because: 'GHSA-g7r4-m6w7-qqqr (its development server answered any page)' },
];

export interface FoundPackage {
  readonly name: string;
  readonly version: string;
  /** Where it was found, for the sentence. */
  readonly where: string;
}

/** One sentence for each package that is older than the table allows. */
export function tooOld(found: readonly FoundPackage[]): readonly string[] {
  return found.flatMap(({ name, version, where }) =>
    minimumVersions
      .filter((minimum) => minimum.name === name && isBelow(version, minimum.atLeast))
      .map(({ atLeast, because }) => `${where}: ${name} ${version} is older than ${atLeast}, which mends ${because}.`),
  );
}

/** Compares major.minor.patch; a pre-release counts as its release. */
function isBelow(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  for (const [at, part] of want.entries()) if (have[at] !== part) return (have[at] ?? 0) < part;
  return false;
}

function numbers(version: string): readonly number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number);
}
