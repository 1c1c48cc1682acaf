import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { say } from '../settings/language.ts';
import { isCurrent } from './fixAllInWorkspace.ts';
import { sayBriefly } from './sayBriefly.ts';

const quickFix = z.object({ edit: z.instanceof(vscode.WorkspaceEdit), uri: z.custom<vscode.Uri>((value) => value instanceof vscode.Uri), versions: z.map(z.string(), z.number()) });

/**
 * Makes the edit of a quick fix where its texts are still those that it was made for, and says so where they are not.
 * @throws Error when VS Code refuses the edit
 */
export async function applyQuickFix(argument: unknown): Promise<void> {
  const { edit, uri, versions } = z.parse(quickFix, argument);
  // Edits that are snippets are not among the entries: those are of the document that was asked about.
  const touched = [uri, ...edit.entries().map(([each]) => each)].map((each) => each.toString());
  if (!touched.every((each) => isCurrent({ uri: each, version: versions.get(each) ?? null }))) return sayBriefly('client.quickFix.changed');
  // What is typed from here on VS Code notices: it sends the versions of this very moment along.
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(say('client.fixAll.refused'));
}
