import type { JudgedDiagram } from '../model/diagram.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/text.ts';
import type { Linked } from '../link/link.ts';
import type { Rule, RuleVisitor } from '../rule/index.ts';
import { filled } from './messages.ts';
import { bareFinding, findingOf, type FileOf } from './report.ts';

/** What the rules said, and how often one crashed on the way. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly crashes: number;
}

/**
 * Lets every rule look at the linked project. A rule that throws becomes a finding `internal/rule-crash` at the place it
 * was looking at; the others go on.
 */
export function judge(rules: readonly Rule[], linked: Linked, fileOf: FileOf): Judgement {
  return judgeBy(rules, (visitor) => visits(visitor, linked), fileOf);
}

/** Lets every rule look at the diagrams of one file. */
export function judgeDiagrams(rules: readonly Rule[], diagrams: readonly JudgedDiagram[], fileOf: FileOf): Judgement {
  const visitsTo = (visitor: RuleVisitor): readonly Visit[] =>
    diagrams.map((diagram) => ({ at: { path: diagram.path, range: diagram.keyword?.at ?? diagram.range }, look: () => visitor.diagram?.(diagram) }));
  return judgeBy(rules, visitsTo, fileOf);
}

function judgeBy(rules: readonly Rule[], visitsOf: (visitor: RuleVisitor) => readonly Visit[], fileOf: FileOf): Judgement {
  const findings: Finding[] = [];
  let crashes = 0;
  for (const rule of rules) {
    const visitor = rule.create({ report: (report) => findings.push(...findingOf(rule, report, fileOf)) });
    for (const { at, look } of visitsOf(visitor)) {
      try {
        look();
      } catch (error) {
        crashes += 1;
        findings.push(...crashFinding({ rule, at, error }, fileOf));
      }
    }
  }
  return { findings, crashes };
}

interface Visit {
  readonly at: Place;
  readonly look: () => void;
}

function visits(visitor: RuleVisitor, linked: Linked): readonly Visit[] {
  const first = firstPlace(linked);
  return [
    ...linked.entries.map((entry) => ({ at: entry.at, look: () => visitor.entry?.(entry) })),
    ...linked.connections.map((connection) => ({ at: connection.at, look: () => visitor.connection?.(connection) })),
    ...linked.functions.map((each) => ({ at: { path: each.template.path, range: each.resource.nameRange }, look: () => visitor.function?.(each) })),
    ...linked.resources.map((each) => ({ at: { path: each.template.path, range: each.resource.nameRange }, look: () => visitor.resource?.(each) })),
    ...(first === undefined ? [] : [{ at: first, look: () => visitor.projectEnd?.(linked) }]),
  ];
}

/** A crash over the project as a whole is shown at the first thing that was judged. */
function firstPlace({ entries, connections, resources }: Linked): Place | undefined {
  const [resource] = resources;
  return entries[0]?.at ?? connections[0]?.at ?? (resource === undefined ? undefined : { path: resource.template.path, range: resource.resource.nameRange });
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
