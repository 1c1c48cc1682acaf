import * as vscode from 'vscode';
import type { PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';
import type { PlannedWork } from './applyScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';
import { askChoice, askSeveral } from './stepInput.ts';

/** Shows what would be written, before anything is: one editor with a diff for each new and each differing file. */
export async function showPreview(documents: PlanDocuments, { target, name, plan: { files } }: PlannedWork): Promise<void> {
  const previewed = documents.show(target, files);
  const resources = files.map(({ path, status }, index) => {
    const there = vscode.Uri.joinPath(target, path);
    return { status, change: [there, status === 'create' ? undefined : there, previewed[index]] };
  });
  // What asks for a decision comes first.
  const changes = (['clash', 'conflict', 'merged', 'update', 'create'] as const).flatMap((wanted) => resources.filter(({ status }) => status === wanted).map(({ change }) => change));
  if (changes.length > 0) await vscode.commands.executeCommand('vscode.changes', say('scaffold.preview', { pattern: name }), changes);
}

/** Asks which differing files may be replaced, and then once whether to write. Gives the paths to replace; undefined for no. */
export async function consent({ target, name: title, plan: { files } }: PlannedWork): Promise<ReadonlySet<string> | undefined> {
  const conflicts = files.filter(({ status }) => status === 'conflict');
  const totalSteps = conflicts.length === 0 ? 1 : 2;
  for (;;) {
    const items = conflicts.map(({ path }) => ({ label: `$(diff-modified) ${path}`, description: say('scaffold.differs'), value: path }));
    const chosen = conflicts.length === 0 ? undefined : await askSeveral({ title, step: 1, totalSteps, placeholder: say('scaffold.replaceWhich'), items });
    if (chosen !== undefined && chosen.kind !== 'next') return undefined;
    const replace = new Set(chosen?.value ?? []);
    const confirmed = await askChoice({ title, step: totalSteps, totalSteps, placeholder: target.fsPath, items: confirmations(files, replace), active: 0 });
    if (confirmed.kind === 'next') return confirmed.value ? replace : undefined;
    if (confirmed.kind === 'cancel') return undefined;
  }
}

function confirmations(files: readonly PlannedScaffoldFile[], replace: ReadonlySet<string>): readonly (vscode.QuickPickItem & { readonly value: boolean })[] {
  const count = (status: PlannedScaffoldFile['status']): number => files.filter((file) => file.status === status).length;
  const detail = [
    say('scaffold.counts', { created: count('create'), replaced: replace.size, kept: count('conflict') - replace.size, identical: count('identical') }),
    ...(count('update') + count('merged') === 0 ? [] : [say('scaffold.countsMerged', { updated: count('update'), merged: count('merged') })]),
    ...(count('clash') === 0 ? [] : [say('scaffold.countsClash', { clashes: count('clash') })]),
  ].join(' · ');
  return [
    { label: `$(check) ${say('scaffold.write')}`, detail, value: true },
    { label: `$(close) ${say('scaffold.dontWrite')}`, value: false },
  ];
}
