import * as vscode from 'vscode';
import { showLoadersCommand } from '../../protocol/loaders.ts';
import { stopReadingNotification } from '../../protocol/server.ts';
import { applyFixAllCommand, applyQuickFixCommand } from '../lint/offeredEdits.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { applyFixAll } from './applyFixAll.ts';
import { applyQuickFix } from './applyQuickFix.ts';
import { createConfiguration } from './createConfiguration.ts';
import { showLoaders } from './showLoaders.ts';
import { explainFinding } from './explainFinding.ts';
import { fixAllInWorkspace } from './fixAllInWorkspace.ts';
import { lintWorkspace } from './lintWorkspace.ts';
import { pageScheme, RulePageDocuments } from './rulePages.ts';

/** The commands about findings and the server. Scaffold and diagrams register their own. */
export function registerCommands(shell: Shell): void {
  register(shell, 'archnotes.lintWorkspace', () => lintWorkspace(shell));
  register(shell, 'archnotes.stopReading', () => shell.server.notify(stopReadingNotification, undefined));
  register(shell, 'archnotes.fixAllInWorkspace', () => fixAllInWorkspace(shell));
  register(shell, applyQuickFixCommand, applyQuickFix);
  register(shell, applyFixAllCommand, (offered) => applyFixAll(shell, offered));
  register(shell, 'archnotes.createConfiguration', createConfiguration);
  register(shell, 'archnotes.explainFinding', (rule) => explainFinding(shell, rule));
  register(shell, showLoadersCommand, (document) => showLoaders(shell, document));
  shell.context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(pageScheme, new RulePageDocuments(shell.context.extensionUri)),
  );
  register(shell, 'archnotes.restartServer', () => shell.server.restart());
}

/** Registers a command whose failure is logged in full and told in one sentence. */
function register({ context, log }: Shell, id: string, run: (argument: unknown) => Promise<void>): void {
  const command = vscode.commands.registerCommand(id, async (argument: unknown) => {
    try {
      await run(argument);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void sayFailed(error instanceof Error ? error.message : String(error));
    }
  });
  context.subscriptions.push(command);
}

async function sayFailed(reason: string): Promise<void> {
  const showLog = say('client.log.show');
  const choice = await vscode.window.showErrorMessage(say('client.command.failed', { reason }), showLog);
  if (choice === showLog) await vscode.commands.executeCommand('archnotes.showLog');
}
