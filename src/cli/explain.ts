import { phrase } from '../core/language.ts';
import type { Language } from '../core/model/text.ts';
import { rules } from '../generated/rules.ts';
import { rulePage } from '../node/rulePage.ts';
import { UsageError } from './command.ts';
import { paintedLine } from './terminal.ts';

/**
 * Checks that rules exist.
 * @throws UsageError naming those that do
 */
export function knownRules(ids: readonly string[], language: Language): readonly string[] {
  const known = rules.map(({ meta }) => meta.id);
  for (const id of ids) {
    if (!known.includes(id)) throw new UsageError(phrase('cli.rule.unknown', language, { rule: id, rules: known.join(', ') }));
  }
  return ids;
}

/**
 * The page of a rule for a terminal.
 * @throws UsageError for a rule that does not exist
 */
export function explanation(id: string, language: Language, colours: boolean): string {
  const [rule] = knownRules([id], language);
  const page = rulePage(rule ?? id, language);
  if (page === undefined) throw new Error(`The page of ${id} is missing: the installation is broken.`);
  let isCode = false;
  return page.trimEnd().split('\n').map((line) => {
    const isFence = line.startsWith('```');
    if (isFence) isCode = !isCode;
    if (isFence) return paintedLine([{ text: line, style: 'dim' }], colours);
    return paintedLine([!isCode && line.startsWith('#') ? { text: line, style: 'bold' } : { text: line }], colours);
  }).join('');
}
