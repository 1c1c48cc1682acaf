import * as vscode from 'vscode';
import { say } from '../settings/language.ts';
import { ruleOf } from './diagnostics.ts';

/** Offers the rule's page beside the quick fix of each finding. */
export class ExplainActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  provideCodeActions(
    _document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    return context.diagnostics.flatMap((diagnostic) => {
      const rule = ruleOf(diagnostic);
      return rule === undefined ? [] : [explainAction(diagnostic, rule)];
    });
  }
}

function explainAction(diagnostic: vscode.Diagnostic, rule: string): vscode.CodeAction {
  const title = say('client.explain.action', { rule });
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: 'archnotes.explainFinding', title, arguments: [rule] };
  return action;
}
