import type * as vscode from 'vscode';

/** The rule behind a diagnostic of ours, `undefined` for those of others. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source?.toLowerCase() !== 'archnotes') return undefined;
  const { code } = diagnostic;
  const id = typeof code === 'object' ? code.value : code;
  return id === undefined ? undefined : String(id);
}

/** The rule, where it has a page: findings of the engine itself (`internal/…`) have none. */
export function explainedRuleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const rule = ruleOf(diagnostic);
  return rule?.includes('/') === true ? undefined : rule;
}
