import type { JudgedDiagram } from '../model/diagram.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/text.ts';
import type { JudgedInfrastructure, JudgedProject, Report, Rule, RuleVisitor } from '../rule/index.ts';
import { filled } from './messages.ts';
import { bareFinding, findingOf, type FileOf } from './report.ts';
import { runsOf, shownSeverity, type RuleRun, type Settings } from './settings.ts';

/** What the rules said, and how often one crashed on the way. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly crashes: number;
}

/** What judges, and what it is told. */
export interface Judging {
  readonly rules: readonly Rule[];
  readonly fileOf: FileOf;
  readonly settings: Settings;
}

/**
 * Lets every rule look at modules that are linked together, and at what all infrastructure declares. A rule that throws
 * becomes a finding `internal/rule-crash` at the place it was looking at; the others go on.
 */
export function judge(judging: Judging, { entries, connections }: Pick<JudgedProject, 'entries' | 'connections'>, infrastructure: JudgedInfrastructure): Judgement {
  return judgeBy(judging, (visitor) => [
    ...entries.map((entry) => ({ at: entry.at, look: () => visitor.entry?.(entry) })),
    ...connections.map((connection) => ({ at: connection.at, look: () => visitor.connection?.(connection, infrastructure) })),
  ]);
}

/** Lets every rule look at what infrastructure declares. What several services take in from one file is said once. */
export function judgeInfrastructure(judging: Judging, { functions, resources }: JudgedInfrastructure): Judgement {
  const { findings, crashes } = judgeBy(judging, (visitor) => [
    ...functions.map((each) => ({ at: { path: each.template.path, range: each.resource.nameRange }, look: () => visitor.function?.(each) })),
    ...resources.map((each) => ({ at: { path: each.template.path, range: each.resource.nameRange }, look: () => visitor.resource?.(each) })),
  ]);
  return { findings: [...new Map(findings.map((finding) => [saidAt(finding), finding])).values()], crashes };
}

function saidAt({ ruleId, at: { path, range }, message }: Finding): string {
  return JSON.stringify([ruleId, path, range.start, range.end, message.en]);
}

/** Lets every rule that asks for it look at everything at once. */
export function judgeProject(judging: Judging, project: JudgedProject): Judgement {
  const at = firstPlace(project);
  return at === undefined ? { findings: [], crashes: 0 } : judgeBy(judging, (visitor) => [{ at, look: () => visitor.projectEnd?.(project) }]);
}

/** Whether a rule asks for everything at once. */
export function takesAllTogether({ rules, settings }: Judging): boolean {
  return rules.some((rule) => runsOf(rule, settings).some(({ input }) => rule.create({ report: () => undefined, ...input }).projectEnd !== undefined));
}

/** A crash over the project as a whole is shown at the first thing that was judged. */
function firstPlace({ entries, connections, resources }: JudgedProject): Place | undefined {
  const [resource] = resources;
  return entries[0]?.at ?? connections[0]?.at ?? (resource === undefined ? undefined : { path: resource.template.path, range: resource.resource.nameRange });
}

/** Lets every rule look at the diagrams of one file. */
export function judgeDiagrams(judging: Judging, diagrams: readonly JudgedDiagram[]): Judgement {
  const visitsTo = (visitor: RuleVisitor): readonly Visit[] =>
    diagrams.map((diagram) => ({ at: { path: diagram.path, range: diagram.keyword?.at ?? diagram.range }, look: () => visitor.diagram?.(diagram) }));
  return judgeBy(judging, visitsTo);
}

function judgeBy(judging: Judging, visitsOf: (visitor: RuleVisitor) => readonly Visit[]): Judgement {
  const runs = judging.rules.flatMap((rule) => runsOf(rule, judging.settings).map((run) => runRule(judging, { rule, run, visitsOf })));
  return { findings: runs.flatMap(({ findings }) => findings), crashes: runs.reduce((sum, { crashes }) => sum + crashes, 0) };
}

interface RuleAtWork {
  readonly rule: Rule;
  readonly run: RuleRun;
  readonly visitsOf: (visitor: RuleVisitor) => readonly Visit[];
}

function runRule({ fileOf, settings }: Judging, { rule, run: { input, countsAt }, visitsOf }: RuleAtWork): Judgement {
  const findings: Finding[] = [];
  let crashes = 0;
  const report = (said: Report<string>): void => {
    const severity = countsAt(said.at.path) ? shownSeverity(rule, said, settings) : undefined;
    if (severity !== undefined) findings.push(...findingOf(rule, { ...said, severity }, fileOf));
  };
  for (const { at, look } of visitsOf(rule.create({ report, ...input }))) {
    try {
      look();
    } catch (error) {
      if (!countsAt(at.path)) continue;
      crashes += 1;
      findings.push(...crashFinding({ rule, at, error }, fileOf));
    }
  }
  return { findings, crashes };
}

interface Visit {
  readonly at: Place;
  readonly look: () => void;
}

interface Crash {
  readonly rule: Rule;
  readonly at: Place;
  readonly error: unknown;
}

const crashMessage = {
  en: 'The rule `{rule}` crashed here: {reason}. Its other findings may be incomplete; please report this.',
  ko: '규칙 `{rule}`에서 오류가 발생했습니다: {reason}. 이 규칙의 다른 결과가 빠졌을 수 있으니 제보해 주십시오.',
};

function crashFinding({ rule, at, error }: Crash, fileOf: FileOf): readonly Finding[] {
  const reason = error instanceof Error ? error.message : String(error);
  const message = filled(crashMessage, { rule: rule.meta.id, reason });
  return bareFinding({ ruleId: 'internal/rule-crash', severity: 'error', at, message }, fileOf);
}

/** By path (code units, the same on every machine), then place, then rule. */
export function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.at.path, other.at.path) ||
    one.at.range.start - other.at.range.start ||
    one.at.range.end - other.at.range.end ||
    compare(one.ruleId, other.ruleId) ||
    compare(one.message.en, other.message.en)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
