// What a run of the linter is worth against places that were labelled by hand: pure, so that it can be tested.
import * as z from 'zod/mini';

const verdicts = ['eager', 'ok', 'debatable'] as const;

/** One place where a client is constructed or connected, judged by reading (README.md beside this file). */
const label = z.object({
  repo: z.string(),
  commit: z.string(),
  path: z.string(),
  line: z.number(),
  construct: z.string(),
  verdict: z.enum(verdicts),
  family: z.string(),
  form: z.string(),
  reason: z.string(),
  handlerEvidence: z.string(),
  /** Other places, as `path:line`, where a finding of the same fault may stand. */
  alsoAccept: z.array(z.string()),
  /** Labels of one group are one fault: one finding is enough. */
  group: z.nullable(z.string()),
});
export type Label = z.infer<typeof label>;

/** The form of a file of labels. */
export const labelsFile = z.array(label);

/** What the scoring needs of a finding that the linter printed. */
const finding = z.object({ ruleId: z.string(), path: z.string(), line: z.number() });
export type Finding = z.infer<typeof finding>;

/** The form of what `archnotes lint --format json` prints, as far as it is read here. */
export const lintReport = z.object({ findings: z.array(finding) });

/** The rules that tell of a connection opened while a function loads. */
export const connectionRules: ReadonlySet<string> = new Set([
  'redis-eager-connect',
  'redis-connect-call-at-module-scope',
  'redis-lazyconnect-misplaced',
  'eager-db-connect',
  'queue-client-eager',
  'eager-wrapper-construction',
  'worker-in-lambda',
]);

export interface Score {
  /** Findings at a fault, elsewhere, and where opinions may differ. */
  readonly right: number;
  readonly wrong: readonly string[];
  readonly neutral: number;
  /** Faults by family: how many there are, how many were found. */
  readonly families: ReadonlyMap<string, { readonly faults: number; readonly found: number }>;
  readonly missed: readonly string[];
}

/**
 * Judges the findings of one repository: right at the line of a fault or one of its other places, neutral at a debatable
 * one, wrong anywhere else. Findings of other rules, and those in tests, are left out.
 */
export function scoreRepository(labels: readonly Label[], findings: readonly Finding[]): Score {
  const judged = findings.filter(({ ruleId, path }) => connectionRules.has(ruleId) && !isTest(path));
  const found = new Set<string>();
  const wrong: string[] = [];
  let right = 0;
  let neutral = 0;
  for (const each of judged) {
    const hits = labels.filter((one) => placesOf(one).has(`${each.path}:${each.line}`));
    const faults = hits.filter(({ verdict }) => verdict === 'eager');
    for (const fault of faults) found.add(groupOf(fault));
    if (faults.length > 0) right += 1;
    else if (hits.some(({ verdict }) => verdict === 'debatable')) neutral += 1;
    else wrong.push(`${each.path}:${each.line} ${each.ruleId}`);
  }
  return { right, wrong, neutral, ...recall(labels, found) };
}

/** The sum of the scores of several repositories; what is wrong or missed is named after its repository. */
export function sumScores(scores: ReadonlyMap<string, Score>): Score {
  const all = [...scores];
  const families = new Map<string, { faults: number; found: number }>();
  for (const [, score] of all) {
    for (const [family, { faults, found }] of score.families) {
      const sum = families.get(family) ?? { faults: 0, found: 0 };
      families.set(family, { faults: sum.faults + faults, found: sum.found + found });
    }
  }
  const named = (pick: (score: Score) => readonly string[]): string[] =>
    all.flatMap(([repo, score]) => pick(score).map((place) => `${repo}/${place}`));
  return {
    right: all.reduce((sum, [, score]) => sum + score.right, 0),
    neutral: all.reduce((sum, [, score]) => sum + score.neutral, 0),
    wrong: named(({ wrong }) => wrong),
    missed: named(({ missed }) => missed),
    families,
  };
}

function recall(labels: readonly Label[], found: ReadonlySet<string>): Pick<Score, 'families' | 'missed'> {
  const faults = new Map(labels.filter(({ verdict }) => verdict === 'eager').map((fault) => [groupOf(fault), fault]));
  const families = new Map<string, { faults: number; found: number }>();
  const missed: string[] = [];
  for (const [group, { family, path, line, form }] of faults) {
    const known = families.get(family) ?? { faults: 0, found: 0 };
    const isFound = found.has(group);
    families.set(family, { faults: known.faults + 1, found: known.found + (isFound ? 1 : 0) });
    if (!isFound) missed.push(`${path}:${line} ${family}: ${form}`);
  }
  return { families, missed };
}

function placesOf({ path, line, alsoAccept }: Label): ReadonlySet<string> {
  return new Set([`${path}:${line}`, ...alsoAccept]);
}

function groupOf({ group, path, line }: Label): string {
  return group ?? `${path}:${line}`;
}

function isTest(path: string): boolean {
  return /(^|\/)(__tests__|__mocks__|tests?)\/|\.(test|spec)\./.test(path);
}
