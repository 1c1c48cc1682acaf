import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { planScaffoldResult, planUpdateRequest } from '../../protocol/pattern.ts';
import type { KnownScaffold, PlannedScaffold } from '../../protocol/pattern.ts';
import type { Scaffolded } from '../scaffold/applyScaffold.ts';
import { carryOut, planOrTell } from '../scaffold/carryOut.ts';
import type { Settled } from '../scaffold/carryOut.ts';
import { offerRecovery } from '../scaffold/journal.ts';
import type { PlanDocuments } from '../scaffold/planDocuments.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { requireTrust } from '../trust/requireTrust.ts';
import { scaffoldsOf, stateSentence } from './scaffoldTree.ts';

/** A scaffold of the view; with `confirm` a test or a key binding gives its consent beforehand. */
const argument = z.object({ target: z.string(), name: z.string(), confirm: z.optional(z.literal(true)) });
type Wanted = z.infer<typeof argument>;

/**
 * Merges what a pattern makes now into what was scaffolded: of the scaffold that is given, else of one that is picked.
 * Previewed and written like a new scaffold; one undo takes it back.
 */
export async function updateScaffold(shell: Shell, documents: PlanDocuments, given: unknown): Promise<Scaffolded | undefined> {
  if (!requireTrust()) return undefined;
  await offerRecovery(shell.context, shell.log, true);
  const parsed = z.safeParse(argument, given);
  const wanted = parsed.success ? parsed.data : await pick(await scaffoldsOf(shell));
  if (wanted === undefined) return undefined;
  const target = vscode.Uri.file(wanted.target);
  const folder = vscode.workspace.getWorkspaceFolder(target);
  if (folder === undefined) throw new Error(say('scaffold.gone'));
  const plan = (settled: Settled): Promise<PlannedScaffold | undefined> => {
    const params = { target: wanted.target, within: folder.uri.fsPath, name: wanted.name, ...settled };
    return planOrTell(shell.log, shell.server.request(planUpdateRequest, params, planScaffoldResult));
  };
  return carryOut(shell, { documents, name: wanted.name, folder, target, plan, replace: wanted.confirm === true ? [] : undefined });
}

async function pick(scaffolds: readonly KnownScaffold[]): Promise<Wanted | undefined> {
  if (scaffolds.length === 0) {
    void vscode.window.showInformationMessage(say('scaffold.record.none'));
    return undefined;
  }
  const items = scaffolds.map((scaffold) => ({
    label: vscode.workspace.asRelativePath(vscode.Uri.file(scaffold.target)),
    description: scaffold.name,
    detail: stateSentence(scaffold),
    scaffold,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: say('scaffold.record.pick') }))?.scaffold;
}
