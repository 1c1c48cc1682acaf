import type { ClientCapabilities, Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Linting } from './linting.ts';
import type { Settings } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** What every feature of the language server is registered with. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly linting: Linting;
  /** What the client can do; empty until it has said so. */
  readonly client: () => ClientCapabilities;
  /** Calls back when the client is ready for what the server asks of it. */
  readonly onInitialized: (listener: () => void) => void;
}
