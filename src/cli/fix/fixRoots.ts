import * as path from 'node:path';
import { phrase } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';
import type { FixedFile } from '../../core/project.ts';
import type { Projects } from '../projects.ts';
import type { LintRoot } from '../roots.ts';
import { writeFixedFile } from './fixedFile.ts';

export interface FixOptions {
  readonly language: Language;
  readonly rules: readonly string[] | undefined;
}

/** A file as {@link fixRoots} would write it. */
export interface PlannedFix {
  readonly root: LintRoot;
  readonly file: FixedFile;
}

export interface FixOutcome {
  /** How many files were written. */
  readonly files: number;
  /** One sentence for each file that could not be. */
  readonly refusals: readonly string[];
}

/** Fixes what can be fixed in all roots, and has what was written judged again. */
export async function fixRoots(roots: readonly LintRoot[], projects: Projects, { language, rules }: FixOptions): Promise<FixOutcome> {
  const refusals: string[] = [];
  let files = 0;
  for (const { root, path: only } of asked(roots)) {
    const written: string[] = [];
    const { files: fixed } = await projects.fixes(root, only, rules);
    for (const file of fixed) {
      const refusal = writeFixedFile(root.folder, file);
      if (refusal === undefined) written.push(file.path);
      else refusals.push(phrase(`cli.write.${refusal}`, language, { path: file.path }));
    }
    files += written.length;
    if (written.length > 0) await projects.changed(root, written);
  }
  return { files, refusals };
}

/** What {@link fixRoots} would write. A file that two of the files given are cured by is there once. */
export async function plannedFixes(roots: readonly LintRoot[], projects: Projects, rules: readonly string[] | undefined): Promise<readonly PlannedFix[]> {
  const planned = new Map<string, PlannedFix>();
  for (const { root, path: only } of asked(roots)) {
    const { files } = await projects.fixes(root, only, rules);
    for (const file of files) planned.set(path.join(root.folder, file.path), { root, file });
  }
  return [...planned.values()];
}

interface Question {
  readonly root: LintRoot;
  readonly path: string | undefined;
}

/** Whole folders are fixed at once, files of a project one after the other. */
function asked(roots: readonly LintRoot[]): readonly Question[] {
  const ofFiles = (root: LintRoot, files: ReadonlySet<string>): readonly Question[] =>
    [...files].map((file) => ({ root, path: path.relative(root.folder, file).split(path.sep).join('/') }));
  return roots.flatMap((root) => (root.files === undefined ? [{ root, path: undefined }] : ofFiles(root, root.files)));
}
