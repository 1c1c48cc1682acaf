import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import { isWritten } from '../../core/pattern/planFile.ts';
import type { PlannedFile } from '../../core/pattern/planFile.ts';
import type { ScaffoldPlan } from '../../core/pattern/plan.ts';

/** One line for each file of a plan, what becomes of it first; then those that the pattern no longer makes. */
export function changeLines({ files, abandoned }: ScaffoldPlan, language: Language): readonly string[] {
  return [
    ...files.map(({ path, status }) => phrase(`cli.pattern.status.${status}`, language) + path),
    ...abandoned.map((path) => phrase('cli.pattern.status.abandoned', language) + path),
  ];
}

/**
 * How many files are written, and how many are already as the pattern makes them.
 * @param replace whether files with other content are replaced
 */
export function countFiles(files: readonly PlannedFile[], replace: boolean): { readonly written: number; readonly identical: number } {
  const identical = files.filter(({ status }) => status === 'identical').length;
  return { written: files.filter((file) => isWritten(file, replace)).length, identical };
}

/** Whether a file holds both versions of a place, for somebody to settle. */
export function hasClash(files: readonly PlannedFile[]): boolean {
  return files.some(({ status }) => status === 'clash');
}
