import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { patternsRequest, patternsResult, planScaffoldRequest, planScaffoldResult } from '../../protocol/pattern.ts';
import type { PatternProblem, PlannedScaffold } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { requireTrust } from '../trust/requireTrust.ts';
import { applyScaffold } from './applyScaffold.ts';
import type { Scaffolded } from './applyScaffold.ts';
import { askScaffold } from './askScaffold.ts';
import type { Known, Scaffold } from './askScaffold.ts';
import type { PlanDocuments } from './planDocuments.ts';
import { consent, showPreview } from './preview.ts';

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

/** What a quick fix passes: the pattern is chosen, the rest is asked. */
const preselection = z.strictObject({ pattern: z.string() });

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
  const plan = await planned(shell, scaffold, []);
  if (plan === undefined) return undefined;
  const replace = asked.success ? new Set(asked.data.replace ?? []) : await consented(documents, scaffold, plan.files);
  if (replace === undefined) return undefined;
  // What is replaced counts as generated from then on: the record says so.
  const consentedPlan = replace.size === 0 ? plan : await planned(shell, scaffold, [...replace]);
  return consentedPlan === undefined ? undefined : applyScaffold(shell, { scaffold, plan: consentedPlan, replace });
}

async function whereTo(argument: unknown): Promise<Known | undefined> {
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

async function requested({ server }: Shell, { folder }: Known, { pattern: id, answers, target }: z.infer<typeof request>): Promise<Scaffold | undefined> {
  const { patterns, problems } = await server.request(patternsRequest, {}, patternsResult);
  const pattern = patterns.find((offered) => offered.id === id);
  if (pattern !== undefined) return { pattern, answers, folder, target: vscode.Uri.joinPath(folder.uri, target) };
  const known = patterns.map((offered) => offered.id).join(', ');
  void vscode.window.showErrorMessage([say('cli.pattern.unknown', { id, known }), ...problems.map(sentence)].join(' '));
  return undefined;
}

async function askedFor({ server, log }: Shell, known: Known, preselected: string | undefined): Promise<Scaffold | undefined> {
  const { patterns, problems } = await server.request(patternsRequest, {}, patternsResult);
  if (problems.length > 0) {
    for (const problem of problems) log.warn(sentence(problem));
    tellProblems(problems);
  }
  return askScaffold(patterns, known, preselected);
}

async function planned({ server, log }: Shell, { pattern, answers, folder, target }: Scaffold, replace: string[]): Promise<PlannedScaffold | undefined> {
  const params = { pattern: pattern.id, answers, target: target.fsPath, within: folder.uri.fsPath, replace };
  const { plan, problems } = await server.request(planScaffoldRequest, params, planScaffoldResult);
  if (plan !== undefined) return plan;
  for (const problem of problems) log.warn(sentence(problem));
  tellProblems(problems);
  return undefined;
}

async function consented(documents: PlanDocuments, scaffold: Scaffold, files: PlannedScaffold['files']): Promise<ReadonlySet<string> | undefined> {
  await showPreview(documents, scaffold, files);
  return consent(scaffold, files);
}

/** The first problem in full, the others by number; all of them stand in the log. */
function tellProblems(problems: readonly PatternProblem[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const showLog = say('client.log.show');
  const text = others.length === 0 ? sentence(first) : `${sentence(first)} ${say('scaffold.moreProblems', { count: others.length })}`;
  void vscode.window.showErrorMessage(text, showLog).then((choice) => choice === showLog && vscode.commands.executeCommand('archnotes.showLog'));
}

function sentence({ message, path, position }: PatternProblem): string {
  const where = [path, ...(position === undefined ? [] : [position.line + 1, position.character + 1])].filter((part) => part !== undefined).join(':');
  return where === '' ? message[userLanguage()] : `${where}: ${message[userLanguage()]}`;
}
