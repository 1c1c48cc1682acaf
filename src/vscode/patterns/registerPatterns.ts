import * as vscode from 'vscode';
import type { PlanDocuments } from '../scaffold/planDocuments.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { PatternTree } from './patternTree.ts';
import { resolveConflicts } from './resolveConflicts.ts';
import { ScaffoldTree } from './scaffoldTree.ts';
import { showPattern } from './showPattern.ts';
import { updateScaffold } from './updateScaffold.ts';

/** What the two views show. */
export interface Views {
  readonly patterns: PatternTree;
  readonly scaffolds: ScaffoldTree;
}

/** The views Patterns and Scaffolds, and their commands. Nothing is asked of the server before a view is shown. */
export function registerPatterns(shell: Shell, documents: PlanDocuments): Views {
  const { context, log } = shell;
  const [patterns, scaffolds] = [new PatternTree(shell), new ScaffoldTree(shell)];
  const records = vscode.workspace.createFileSystemWatcher('**/.archnotes/scaffolds/*.json');
  const refresh = (): void => scaffolds.refresh();
  const guarded = (work: (argument: unknown) => Promise<unknown>) => async (argument: unknown) => {
    try {
      return await work(argument);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      log.error(failure);
      void vscode.window.showErrorMessage(say('client.command.failed', { reason: failure.message }));
      return undefined;
    }
  };
  context.subscriptions.push(
    patterns,
    scaffolds,
    records,
    records.onDidCreate(refresh),
    records.onDidChange(refresh),
    records.onDidDelete(refresh),
    vscode.workspace.onDidSaveTextDocument((document) => scaffolds.saved(document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('archnotes')) return;
      patterns.refresh();
      scaffolds.refresh();
    }),
    vscode.window.registerTreeDataProvider('archnotes.patterns', patterns),
    vscode.window.registerTreeDataProvider('archnotes.scaffolds', scaffolds),
    vscode.commands.registerCommand('archnotes.showPattern', guarded((argument) => showPattern(shell, argument))),
    vscode.commands.registerCommand('archnotes.updateScaffold', guarded((argument) => updateScaffold(shell, documents, argument))),
    vscode.commands.registerCommand('archnotes.resolveConflicts', guarded((argument) => resolveConflicts(shell, argument))),
  );
  return { patterns, scaffolds };
}
