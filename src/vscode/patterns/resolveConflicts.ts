import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { mineOf } from '../../core/pattern/merge.ts';
import type { KnownScaffold } from '../../protocol/pattern.ts';
import { chooseClash, openMergeEditor } from '../scaffold/mergeEditor.ts';
import type { Clash } from '../scaffold/mergeEditor.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { scaffoldsOf } from './scaffoldTree.ts';

/** A scaffold of the view. */
const argument = z.object({ target: z.string(), name: z.string() });

/**
 * Opens the merge editor on a file in which an update has left a conflict: of the scaffold that is given, else of any in
 * the workspace. The message about the update may be long gone.
 */
export async function resolveConflicts(shell: Shell, given: unknown): Promise<void> {
  const { data: wanted } = z.safeParse(argument, given);
  const scaffolds = await scaffoldsOf(shell);
  const meant = wanted === undefined ? scaffolds : scaffolds.filter(({ target, name }) => target === wanted.target && name === wanted.name);
  const clashes = await Promise.all(meant.flatMap(clashesIn));
  if (clashes.length === 0) {
    void vscode.window.showInformationMessage(say('scaffold.merge.none'));
    return;
  }
  const clash = await chooseClash(clashes);
  if (clash !== undefined) await openMergeEditor(clash);
}

/** What the user had before the update stands nowhere any more but between the markers. */
function clashesIn({ target, pattern, conflicts }: KnownScaffold): readonly Promise<Clash>[] {
  return conflicts.map(async ({ path, base, theirs }) => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(target), path);
    const document = await vscode.workspace.openTextDocument(file);
    return { file, base, mine: mineOf(document.getText()), theirs, theirName: pattern.id };
  });
}
