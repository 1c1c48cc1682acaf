import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands.ts';
import { registerDiagram, type Diagrams } from './diagram/registerDiagram.ts';
import { registerGit } from './git/registerGit.ts';
import { registerLint } from './lint/registerLint.ts';
import { registerLog } from './log/registerLog.ts';
import { registerPatterns, type Views } from './patterns/registerPatterns.ts';
import { registerScaffold } from './scaffold/registerScaffold.ts';
import { ServerConnection } from './server/connection.ts';
import { registerStatus } from './status/registerStatus.ts';

let server: ServerConnection | undefined;

/** What other extensions and tests may ask of this one. */
export interface Archnotes {
  readonly diagrams: Diagrams;
  readonly views: Views;
}

/** Registers everything and returns while the server is still starting: nothing here waits, reads or parses. */
export function activate(context: vscode.ExtensionContext): Archnotes {
  const log = vscode.window.createOutputChannel('Archnotes', { log: true });
  context.subscriptions.push(log);
  server = new ServerConnection(context, log);
  const shell = { context, log, server };
  registerLog(shell);
  registerStatus(shell);
  registerCommands(shell);
  registerLint(shell);
  registerGit(shell);
  return { views: registerPatterns(shell, registerScaffold(shell)), diagrams: registerDiagram(shell) };
}

/** VS Code waits for this, so that the server ends before the extension host does. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
