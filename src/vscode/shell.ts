import type * as vscode from 'vscode';
import type { ServerConnection } from './server/connection.ts';

/** What every feature of the editor is registered with. */
export interface Shell {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** The language server; registered features may ask at once, answers come when it runs. */
  readonly server: ServerConnection;
}
