import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { settingsNotification } from '../../protocol/server.ts';
import { say } from '../settings/language.ts';
import { readServerSettings } from '../settings/serverSettings.ts';
import type { Shell } from '../shell.ts';
import { FindingActions } from './findingActions.ts';
import { workDocuments } from '../server/documents.ts';

/** Starts the server, keeps it told of settings and trust, and says so when it is beyond mending. */
export function registerLint(shell: Shell): void {
  const { context, server } = shell;
  context.subscriptions.push(
    ...tellSettings(shell),
    server.onChange((state) => {
      if (state === 'failed') void sayFailed();
    }),
    vscode.languages.registerCodeActionsProvider([...workDocuments], new FindingActions(shell), {
      providedCodeActionKinds: FindingActions.kinds,
    }),
  );
  server.start();
}

/** A server that starts is told with its `initializationOptions`, one that runs whenever something has changed since. */
function tellSettings({ log, server }: Shell): readonly vscode.Disposable[] {
  let told = readServerSettings();
  const tell = (): void => {
    const settings = readServerSettings();
    if (server.state !== 'running' || isDeepStrictEqual(settings, told)) return;
    told = settings;
    server
      .notify(settingsNotification, settings)
      .catch((error: unknown) => log.error(`The server was not told of the settings: ${String(error)}`));
  };
  return [
    server.onChange((state) => {
      if (state === 'starting') told = readServerSettings();
      else tell();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('archnotes')) tell();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.workspace.onDidChangeWorkspaceFolders(tell),
  ];
}

async function sayFailed(): Promise<void> {
  const [log, restart] = [say('client.log.show'), say('client.server.restart')];
  const choice = await vscode.window.showErrorMessage(say('client.server.failed'), log, restart);
  if (choice === log) await vscode.commands.executeCommand('archnotes.showLog');
  if (choice === restart) await vscode.commands.executeCommand('archnotes.restartServer');
}
