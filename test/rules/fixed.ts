import { applyEdits } from '../../src/core/engine/applyEdits.ts';
import { projectOf, type Texts } from './fixtureProject.ts';

/** The texts with every fix of one rule applied once. */
export function fixed(texts: Texts, ruleId: string): Texts {
  const result: Record<string, string> = { ...texts };
  const byPath = new Map<string, { readonly start: number; readonly end: number; readonly newText: string }[]>();
  for (const finding of projectOf(texts).findings()) {
    if (finding.ruleId !== ruleId) continue;
    for (const { path, edits } of finding.fix?.edits ?? []) {
      byPath.set(path, [...(byPath.get(path) ?? []), ...edits.map(({ range, newText }) => ({ ...range, newText }))]);
    }
  }
  for (const [path, edits] of byPath) {
    result[path] = applyEdits(texts[path] ?? '', edits.map(({ start, end, newText }) => ({ range: { start, end }, newText })));
  }
  return result;
}
