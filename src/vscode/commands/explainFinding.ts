import * as vscode from 'vscode';
import { ruleOf } from '../lint/diagnostics.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { listRulePages } from './rulePages.ts';
import type { RulePage } from './rulePages.ts';

/**
 * Opens the page of a rule: of the one given (by a code action), else of the finding under the cursor, else of one the
 * user picks.
 */
export async function explainFinding({ context }: Shell, given: unknown): Promise<void> {
  const pages = await listRulePages(context.extensionUri, userLanguage());
  const wanted = typeof given === 'string' ? [given] : rulesAtCursor();
  const known = pages.filter(({ rule }) => wanted.includes(rule));
  if (typeof given === 'string' && known.length === 0) {
    void vscode.window.showInformationMessage(say('client.explain.noPage', { rule: given }));
    return;
  }
  const page = known.length === 1 ? known[0] : await pick(known.length > 0 ? known : pages);
  if (page !== undefined) await vscode.commands.executeCommand('vscode.open', page.uri);
}

function rulesAtCursor(): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const rules = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.intersection(editor.selection) !== undefined)
    .flatMap((diagnostic) => ruleOf(diagnostic) ?? []);
  return [...new Set(rules)];
}

async function pick(pages: readonly RulePage[]): Promise<RulePage | undefined> {
  const items = pages.map((page) => ({ label: page.rule, detail: page.title, page }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: say('client.explain.pick'),
    matchOnDetail: true,
  });
  return picked?.page;
}
