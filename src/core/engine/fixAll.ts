import type { Finding } from '../model/finding.ts';
import type { TextEdit } from '../model/text.ts';
import { combineFixes } from './combineFixes.ts';
import { EditedText } from './editedText.ts';

/** Enough for fixes that get in each other's way; where two undo each other it ends all the same. ESLint allows as many. */
export const mostFixPasses = 10;

/** A project whose texts can be tried out. */
export interface FixableProject {
  readonly findings: () => readonly Finding[];
  /** The text of a file as an editor or the disk has it; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
  readonly hashOf: (text: string) => string;
  /** Judges a file by another text from now on. */
  readonly tryText: (path: string, text: string) => void;
}

/** What all fixes together do to one file. */
export interface FixedFile {
  readonly path: string;
  /** Hash of the text that the edits refer to. */
  readonly hash: string;
  readonly edits: readonly TextEdit[];
}

/** Everything fixable, fixed. */
export interface FixedProject {
  /** The files that end up different. */
  readonly files: readonly FixedFile[];
  /** How many findings were fixed. */
  readonly fixed: number;
}

/**
 * Applies fixes and judges again until nothing fixable is left, or {@link mostFixPasses} are done. Writes nothing: the
 * project is left judging the texts that it tried, and whoever owns it gives the real ones back.
 * @param isWanted chooses among the findings of each pass
 */
export function fixAll(project: FixableProject, isWanted: (finding: Finding) => boolean): FixedProject {
  const tried = new Map<string, EditedText | undefined>();
  const textAt = (path: string): EditedText | undefined => {
    if (!tried.has(path)) tried.set(path, editable(project.textOf(path)));
    return tried.get(path);
  };
  const hashOf = (path: string): string | undefined => {
    const text = textAt(path)?.text;
    return text === undefined ? undefined : project.hashOf(text);
  };
  let fixed = 0;
  for (let pass = 0; pass < mostFixPasses; pass += 1) {
    const fixes = project.findings().flatMap((finding) => (finding.fix !== undefined && isByRule(finding) && isWanted(finding) ? [finding.fix] : []));
    const { edits, taken } = combineFixes(fixes, hashOf);
    if (taken === 0) break;
    fixed += taken;
    for (const [path, own] of edits) {
      const text = textAt(path);
      text?.edit(own);
      if (text !== undefined) project.tryText(path, text.text);
    }
  }
  return { files: [...tried].flatMap(([path, text]) => changedFile(path, text, project)), fixed };
}

/** What somebody wrote in a comment is not rewritten in bulk: such fixes are offered one at a time. */
function isByRule({ ruleId }: Finding): boolean {
  return !ruleId.startsWith('internal/');
}

function editable(text: string | undefined): EditedText | undefined {
  return text === undefined ? undefined : new EditedText(text);
}

function changedFile(path: string, text: EditedText | undefined, { hashOf }: FixableProject): readonly FixedFile[] {
  const edits = text?.edits() ?? [];
  return text === undefined || edits.length === 0 ? [] : [{ path, hash: hashOf(text.original), edits }];
}
