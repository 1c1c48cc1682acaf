import * as vscode from 'vscode';
import type { Shell } from '../shell.ts';

/** The command that shows the log. The channel itself is opened with the shell, as everything writes to it. */
export function registerLog({ context, log }: Shell): void {
  context.subscriptions.push(vscode.commands.registerCommand('archnotes.showLog', () => log.show()));
}
