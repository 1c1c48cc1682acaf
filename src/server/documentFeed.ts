import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { QuietTimer } from './quietTimer.ts';
import type { Settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';
import type { Workspace, WorkspacePlace } from './workspace.ts';

export interface DocumentFeedOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly supervisor: Supervisor;
}

/** People pause this long between words; however long they type on, an edit is judged within a second. */
const typing = { quiet: 120, most: 1000 };

/** Gives the worker the texts of open documents: while one types, or when one saves, as the user wants it. */
export class DocumentFeed {
  readonly #options: DocumentFeedOptions;
  /** Where the worker has each document, by URI. */
  readonly #given = new Map<string, WorkspacePlace>();
  readonly #edits = new Map<string, QuietTimer>();
  #running = false;

  constructor(options: DocumentFeedOptions) {
    this.#options = options;
    const { documents, settings } = options;
    documents.onDidOpen(({ document }) => this.give(document.uri));
    documents.onDidChangeContent(({ document }) => {
      // Opening a document counts as a change of its content as well.
      if (settings.current.lint.run === 'onType' && this.#given.has(document.uri)) this.#timer(document.uri).touch();
    });
    documents.onDidSave(({ document }) => this.give(document.uri));
    documents.onDidClose(({ document }) => this.#takeBack(document.uri));
  }

  /** Gives all open documents, each in the folder that it belongs to now. */
  start(): void {
    this.#running = true;
    for (const uri of this.#options.documents.keys()) this.give(uri);
  }

  stop(): void {
    for (const uri of [...this.#given.keys()]) this.#takeBack(uri);
    this.#running = false;
  }

  /** Gives what was typed since the last pause at once. */
  flush(): void {
    for (const timer of this.#edits.values()) timer.flush();
  }

  #timer(uri: string): QuietTimer {
    const timer = this.#edits.get(uri) ?? new QuietTimer(typing, () => this.give(uri));
    this.#edits.set(uri, timer);
    return timer;
  }

  /** Gives one document as it is now, whenever the user wants it. */
  give(uri: string): void {
    const { documents, workspace, supervisor } = this.#options;
    this.#edits.get(uri)?.cancel();
    const document = documents.get(uri);
    const place = workspace.locate(uri);
    if (!this.#running || document === undefined || place === undefined) return;
    const given = this.#given.get(uri);
    if (given !== undefined && given.folder !== place.folder) supervisor.closeText(given.folder, given.path);
    this.#given.set(uri, place);
    supervisor.setText(place.folder, place.path, { text: document.getText(), version: document.version });
  }

  #takeBack(uri: string): void {
    this.#edits.get(uri)?.cancel();
    this.#edits.delete(uri);
    const given = this.#given.get(uri);
    if (given === undefined) return;
    this.#given.delete(uri);
    this.#options.supervisor.closeText(given.folder, given.path);
  }
}
