import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isUpToDate, offeredEdit } from '../lint/offeredEdits.ts';
import { say } from '../settings/language.ts';
import { sayBriefly } from './sayBriefly.ts';

/**
 * Makes the edit of a quick fix where its texts are still those that it was made for, and says so where they are not.
 * @throws Error when VS Code refuses the edit
 */
export async function applyQuickFix(argument: unknown): Promise<void> {
  const offered = z.parse(offeredEdit, argument);
  if (!isUpToDate(offered)) return sayBriefly('client.quickFix.changed');
  // What is typed from here on VS Code notices: it sends the versions of this very moment along.
  if (!(await vscode.workspace.applyEdit(offered.edit))) throw new Error(say('client.fixAll.refused'));
}
