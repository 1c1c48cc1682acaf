/** What concerns this check of a rule. */
interface CuredRule {
  readonly meta: { readonly id: string; readonly curedBy: string | undefined };
}

/** Rules that name a pattern which is not in the catalogue, one sentence each. @param patterns the folders of `templates/` */
export function missingCures(rules: readonly CuredRule[], patterns: readonly string[]): readonly string[] {
  return rules.flatMap(({ meta: { id, curedBy } }) =>
    curedBy === undefined || patterns.includes(curedBy) ? [] : [`src/rules/${id}: it is said to be cured by the pattern ${curedBy}, but there is no templates/${curedBy}/pattern.json.`],
  );
}
