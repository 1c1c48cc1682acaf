import * as vscode from 'vscode';
import { say } from '../settings/language.ts';
import type { PlannedWork } from './applyScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';

/** What is shown, in this order: what asks for a decision comes first. */
const shownStatuses = ['clash', 'conflict', 'merged', 'update', 'create'] as const;

/** Shows what would be written, before anything is: one editor with a diff for each new and each differing file. */
export async function showPreview(documents: PlanDocuments, { target, name, plan: { files } }: PlannedWork): Promise<void> {
  const shown = await documents.show(target, shownStatuses.flatMap((wanted) => files.filter(({ status }) => status === wanted)));
  const changes = shown.map(({ before, after }) => [after, before, after]);
  if (changes.length > 0) await vscode.commands.executeCommand('vscode.changes', say('scaffold.preview', { pattern: name }), changes);
}

/** Closes the preview: what it shows has been decided about. */
export async function closePreview({ name }: PlannedWork): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ label }) => label.startsWith(say('scaffold.preview', { pattern: name })));
  await vscode.window.tabGroups.close(tabs, true);
}
