import * as vscode from 'vscode';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { offerRecovery } from './journal.ts';
import { registerMergeVersions } from './mergeEditor.ts';
import { PlanDocuments, planScheme } from './planDocuments.ts';
import { scaffoldPattern } from './scaffoldPattern.ts';

/** The command that scaffolds a pattern. Gives the documents in which what would be written is previewed. */
export function registerScaffold(shell: Shell): PlanDocuments {
  const { context, log } = shell;
  const documents = new PlanDocuments();
  const command = vscode.commands.registerCommand('archnotes.scaffoldPattern', async (argument: unknown) => {
    try {
      await offerRecovery(context, log, true);
      return await scaffoldPattern(shell, documents, argument);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      log.error(failure);
      void vscode.window.showErrorMessage(say('client.command.failed', { reason: failure.message }));
      return undefined;
    }
  });
  offerRecovery(context, log, false).catch((error: unknown) => log.error(String(error)));
  context.subscriptions.push(documents, registerMergeVersions(), vscode.workspace.registerTextDocumentContentProvider(planScheme, documents), command);
  return documents;
}
