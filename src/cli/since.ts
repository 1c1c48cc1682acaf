import { phrase } from '../core/language.ts';
import type { PhraseId } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { changedSince } from '../node/changedSince.ts';
import type { ChangeRefusal } from '../node/changedSince.ts';
import { UsageError } from './command.ts';
import type { LintResult } from './lintResult.ts';
import type { LintRoot } from './roots.ts';

const refusals = {
  'no-git': 'cli.since.noGit',
  'no-repository': 'cli.since.noRepository',
  'unknown-revision': 'cli.since.unknown',
  'no-merge-base': 'cli.since.unrelated',
  failed: 'cli.since.failed',
} as const satisfies Record<ChangeRefusal['kind'], PhraseId>;

/**
 * For each root, whether a file is another than it was when the current branch left a revision.
 * @throws UsageError where git cannot say
 */
export function changesSince(revision: string, roots: readonly LintRoot[], language: Language): ReadonlyMap<LintRoot, (file: string) => boolean> {
  return new Map(
    roots.map((root) => {
      const changes = changedSince(root.folder, revision);
      if (changes.kind === 'changes') return [root, changes.isChanged];
      throw new UsageError(phrase(refusals[changes.kind], language, { revision, folder: root.folder, reason: changes.kind === 'failed' ? changes.message : '' }));
    }),
  );
}

/** What says that the rest may not be what was asked for, whoever changed something. */
const alwaysTold: ReadonlySet<string> = new Set(['internal/rule-crash', 'internal/configuration']);

/** The result without findings that a change has nothing to do with. What crashed is always told, and what is wrong in a configuration. */
export function withoutOld(result: LintResult, revision: string, language: Language): LintResult {
  const findings = result.findings.filter(({ isOld, ruleId }) => isOld !== true || alwaysTold.has(ruleId));
  const left = result.findings.length - findings.length;
  const suppressed = result.suppressed.filter(({ isOld }) => isOld !== true);
  if (left === 0) return { ...result, suppressed };
  return { ...result, findings, suppressed, remarks: [...(result.remarks ?? []), phrase('cli.since.left', language, { findings: left, revision })] };
}
