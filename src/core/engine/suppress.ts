import type { Finding } from '../model/finding.ts';
import type { Directive, NamedRule, SuppressedFinding } from '../model/suppression.ts';

/** The directives of each file that has any. */
export type DirectivesByPath = ReadonlyMap<string, readonly Directive[]>;

/** What comes of directives. */
export interface Suppression {
  /** In the order given. */
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Of directives that are in force, the rules that took back at least one finding. */
  readonly used: ReadonlySet<NamedRule>;
}

/** Whether a directive takes findings back: it must say why, and be about something. */
export function isInForce({ reason, lines }: Directive): boolean {
  return reason !== undefined && lines !== undefined;
}

/**
 * Takes back the findings that directives are about. The line that a finding begins in decides; findings of the engine itself
 * (`internal/…`) cannot be taken back.
 */
export function suppress(findings: readonly Finding[], directives: DirectivesByPath): Suppression {
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<NamedRule>();
  for (const finding of findings) {
    const matches = matching(finding, directives.get(finding.at.path) ?? []);
    for (const { rule } of matches) used.add(rule);
    const reason = matches.at(-1)?.reason;
    if (reason === undefined) kept.push(finding);
    else suppressed.push({ finding, reason });
  }
  return { kept, suppressed, used };
}

interface Match {
  readonly rule: NamedRule;
  readonly reason: string;
}

/** The last is the nearest to the finding. */
function matching({ ruleId, at }: Finding, directives: readonly Directive[]): readonly Match[] {
  if (ruleId.startsWith('internal/')) return [];
  return directives.flatMap(({ reason, lines, rules }) => {
    if (reason === undefined || lines === undefined || at.start.line < lines.first || at.start.line > lines.last) return [];
    return rules.flatMap((rule) => (rule.id === ruleId ? [{ rule, reason }] : []));
  });
}
