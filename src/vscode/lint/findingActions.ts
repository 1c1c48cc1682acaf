import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { patternsRequest, patternsResult } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { explainedRuleOf, ruleOf } from './diagnostics.ts';

/** What the server attaches to a diagnostic; the language client keeps it under `data`. */
const attached = z.object({ data: z.object({ curedBy: z.string() }) });

/** The pattern whose scaffold cures a finding of ours. */
function cureOf(diagnostic: vscode.Diagnostic): string | undefined {
  const parsed = z.safeParse(attached, diagnostic);
  return ruleOf(diagnostic) === undefined || !parsed.success ? undefined : parsed.data.data.curedBy;
}

/** Offers, beside the quick fix of each finding, the pattern that cures it and the page of its rule. */
export class FindingActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];
  readonly #server: Shell['server'];

  constructor({ server }: Pick<Shell, 'server'>) {
    this.#server = server;
  }

  async provideCodeActions(
    _document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const explain = context.diagnostics.flatMap((diagnostic) => {
      const rule = explainedRuleOf(diagnostic);
      return rule === undefined ? [] : [explainAction(diagnostic, rule)];
    });
    return [...(await this.#scaffoldActions(context.diagnostics, token)), ...explain];
  }

  /** Only patterns that are in the catalogue, and none where nothing may be written. */
  async #scaffoldActions(diagnostics: readonly vscode.Diagnostic[], token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
    const cured = diagnostics.flatMap((diagnostic) => {
      const pattern = cureOf(diagnostic);
      return pattern === undefined ? [] : [{ diagnostic, pattern }];
    });
    if (cured.length === 0 || !vscode.workspace.isTrusted) return [];
    const { patterns } = await this.#server.request(patternsRequest, {}, patternsResult, token);
    return cured.flatMap(({ diagnostic, pattern }) => {
      const offered = patterns.find(({ id }) => id === pattern);
      return offered === undefined ? [] : [scaffoldAction(diagnostic, pattern, offered.title[userLanguage()])];
    });
  }
}

function explainAction(diagnostic: vscode.Diagnostic, rule: string): vscode.CodeAction {
  return commandAction(diagnostic, { command: 'archnotes.explainFinding', title: say('client.explain.action', { rule }), arguments: [rule] });
}

function scaffoldAction(diagnostic: vscode.Diagnostic, pattern: string, title: string): vscode.CodeAction {
  return commandAction(diagnostic, { command: 'archnotes.scaffoldPattern', title: say('client.cure.action', { pattern: title }), arguments: [{ pattern }] });
}

function commandAction(diagnostic: vscode.Diagnostic, command: vscode.Command): vscode.CodeAction {
  const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = command;
  return action;
}
