import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { patternsRequest, patternsResult, planScaffoldRequest, planScaffoldResult, suggestionsRequest, suggestionsResult } from '../../protocol/pattern.ts';
import type { PlannedScaffold } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { requireTrust } from '../trust/requireTrust.ts';
import type { Scaffolded } from './applyScaffold.ts';
import { askScaffold } from './askScaffold.ts';
import type { Known, Scaffold } from './askScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';
import { carryOut, planOrTell } from './carryOut.ts';
import type { Settled } from './carryOut.ts';
import { sentence, tellProblems } from './problems.ts';

/**
 * What a key binding, a test or another extension may pass, so that nothing is asked: the pattern, its answers, where to,
 * and with `confirm` the consent. Files with other content are kept unless `replace` names them.
 */
const request = z.object({
  pattern: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Relative to the first workspace folder. */
  target: z.string(),
  confirm: z.literal(true),
  replace: z.optional(z.array(z.string())),
});

/** What a quick fix or the view of the patterns passes: the pattern is chosen, the rest is asked. */
const preselection = z.object({ pattern: z.string() });

/**
 * Asks what to scaffold, shows what it would write, and with consent writes it in one step that one undo takes back.
 * Undefined where it was given up or refused, and the user was told why.
 */
export async function scaffoldPattern(shell: Shell, documents: PlanDocuments, argument: unknown): Promise<Scaffolded | undefined> {
  if (!requireTrust()) return undefined;
  const known = await whereTo(argument);
  if (known === undefined) return undefined;
  const asked = z.safeParse(request, argument);
  const scaffold = asked.success ? await requested(shell, known, asked.data) : await askedFor(shell, known, z.safeParse(preselection, argument).data?.pattern);
  if (scaffold === undefined) return undefined;
  const plan = (settled: Settled): Promise<PlannedScaffold | undefined> => planned(shell, scaffold, settled);
  const { pattern, folder, target } = scaffold;
  return carryOut(shell, { documents, name: pattern.id, folder, target, plan, replace: asked.success ? (asked.data.replace ?? []) : undefined });
}

type Place = Pick<Known, 'folder' | 'target'>;

async function whereTo(argument: unknown): Promise<Place | undefined> {
  const chosen = argument instanceof vscode.Uri ? argument : undefined;
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file' || uri.scheme === 'vscode-remote');
  if (folders.length === 0) {
    const open = say('scaffold.openFolder');
    void vscode.window.showWarningMessage(say('scaffold.noFolder'), open).then((choice) => choice === open && vscode.commands.executeCommand('vscode.openFolder'));
    return undefined;
  }
  const around = chosen === undefined ? undefined : vscode.workspace.getWorkspaceFolder(chosen);
  const folder = around ?? (folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick());
  return folder === undefined ? undefined : { folder, target: around === undefined ? undefined : chosen };
}

async function requested({ server }: Shell, { folder }: Place, { pattern: id, answers, target }: z.infer<typeof request>): Promise<Scaffold | undefined> {
  const { patterns, problems } = await server.request(patternsRequest, {}, patternsResult);
  const pattern = patterns.find((offered) => offered.id === id);
  if (pattern !== undefined) return { pattern, answers, folder, target: vscode.Uri.joinPath(folder.uri, target) };
  const known = patterns.map((offered) => offered.id).join(', ');
  void vscode.window.showErrorMessage([say('cli.pattern.unknown', { id, known }), ...problems.map(sentence)].join(' '));
  return undefined;
}

async function askedFor({ server, log }: Shell, place: Place, preselected: string | undefined): Promise<Scaffold | undefined> {
  const [{ patterns, problems }, { suggestions }] = await Promise.all([
    server.request(patternsRequest, {}, patternsResult),
    server.request(suggestionsRequest, { folder: place.folder.uri.fsPath }, suggestionsResult),
  ]);
  tellProblems(problems, log);
  return askScaffold(patterns, { ...place, preselected, suggestions });
}

function planned({ server, log }: Shell, { pattern, answers, folder, target }: Scaffold, settled: Settled): Promise<PlannedScaffold | undefined> {
  const params = { pattern: pattern.id, answers, target: target.fsPath, within: folder.uri.fsPath, ...settled };
  return planOrTell(log, server.request(planScaffoldRequest, params, planScaffoldResult));
}
