import * as vscode from 'vscode';
import type { PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';
import type { PlannedWork } from './applyScaffold.ts';
import { askChoice } from './stepInput.ts';

/** What is to become of one file: the user's text stays, the pattern's takes its place, or both are merged. */
export type FileChoice = 'mine' | 'theirs' | 'merge';

/** By path, for the files that leave something to decide. */
export type Choices = ReadonlyMap<string, FileChoice>;

/** What can be decided about a file, what is done unless the user says otherwise first. Nothing where it leaves no choice. */
function choicesOf({ status }: Pick<PlannedScaffoldFile, 'status'>): readonly FileChoice[] {
  if (status === 'conflict') return ['mine', 'theirs'];
  return status === 'merged' || status === 'clash' ? ['merge', 'mine', 'theirs'] : [];
}

/**
 * Asks whether to write, and before that, as often as the user likes, what is to become of single files.
 * @returns the choices; undefined for no
 */
export async function consent({ target, name: title, plan: { files } }: PlannedWork): Promise<Choices | undefined> {
  const open = files.filter((file) => choicesOf(file).length > 0);
  const choices = new Map(open.map((file) => [file.path, choicesOf(file)[0] ?? 'mine'] as const));
  for (;;) {
    const items = [...confirmations(files, choices), ...open.map((file) => fileItem(file, choices))];
    const outcome = await askChoice<boolean | PlannedScaffoldFile>({ title, step: 1, totalSteps: 1, placeholder: vscode.workspace.asRelativePath(target), items, active: 0 });
    if (outcome.kind !== 'next') return undefined;
    if (typeof outcome.value === 'boolean') return outcome.value ? choices : undefined;
    const { path, status } = outcome.value;
    const chosen = await askChoice({ title: path, step: 2, totalSteps: 2, placeholder: say(`scaffold.state.${status}`), items: choiceItems(outcome.value), active: choicesOf(outcome.value).indexOf(choices.get(path) ?? 'mine') });
    if (chosen.kind === 'cancel') return undefined;
    if (chosen.kind === 'next') choices.set(path, chosen.value);
  }
}

function fileItem(file: PlannedScaffoldFile, choices: Choices): vscode.QuickPickItem & { readonly value: PlannedScaffoldFile } {
  const icon = file.status === 'merged' ? 'git-merge' : 'warning';
  return { label: `$(${icon}) ${file.path}`, description: say(`scaffold.state.${file.status}`), detail: say(`scaffold.choice.${choices.get(file.path) ?? 'mine'}`), value: file };
}

function choiceItems(file: PlannedScaffoldFile): readonly (vscode.QuickPickItem & { readonly value: FileChoice })[] {
  return choicesOf(file).map((value) => ({ label: say(`scaffold.choice.${value}`), value }));
}

function confirmations(files: readonly PlannedScaffoldFile[], choices: Choices): readonly (vscode.QuickPickItem & { readonly value: boolean })[] {
  const count = (...statuses: readonly PlannedScaffoldFile['status'][]): number => files.filter((file) => statuses.includes(file.status)).length;
  const chosen = (choice: FileChoice, ...statuses: readonly PlannedScaffoldFile['status'][]): number => files.filter(({ path, status }) => statuses.includes(status) && choices.get(path) === choice).length;
  const counts = {
    created: count('create'),
    updated: count('update'),
    merged: chosen('merge', 'merged'),
    clashes: chosen('merge', 'clash'),
    replaced: chosen('theirs', 'conflict', 'merged', 'clash'),
    kept: count('kept') + chosen('mine', 'conflict', 'merged', 'clash'),
    identical: count('identical'),
  };
  const said = (['created', 'updated', 'merged', 'clashes', 'replaced', 'kept', 'identical'] as const).filter((what) => counts[what] > 0);
  const detail = said.map((what) => say(`scaffold.count.${what}`, { count: counts[what] })).join(' · ');
  return [
    { label: `$(check) ${say('scaffold.write')}`, detail, value: true },
    { label: `$(close) ${say('scaffold.dontWrite')}`, value: false },
  ];
}
