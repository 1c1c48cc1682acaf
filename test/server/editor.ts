import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, createProtocolConnection, LSPErrorCodes, ResponseError, StreamMessageReader, StreamMessageWriter, WorkDoneProgress } from 'vscode-languageserver/node';
import type { ClientCapabilities, Diagnostic, InitializeResult, ProgressToken, ProtocolConnection, PublishDiagnosticsParams, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from 'vscode-languageserver/node';
import { linksChangedNotification } from '../../src/protocol/links.ts';
import { settingsNotification, statusNotification } from '../../src/protocol/server.ts';
import type { ServerSettings, ServerStatus } from '../../src/protocol/server.ts';
import { builtBundles } from './builtBundles.ts';
import { watchesOf } from './systemWatches.ts';

export const settings: ServerSettings = { language: 'en', lint: { enable: true, run: 'onType' }, patternFolders: [], trusted: true, diagramLenses: true, loaderLenses: true };

const capabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: { codeLens: { dynamicRegistration: true } },
};

export interface EditorOptions {
  /** Folders, as paths or as URIs. */
  readonly folders: readonly string[];
  readonly settings?: ServerSettings;
  /** Whether it takes edits that are snippets. */
  readonly snippets?: boolean;
  /** Whether it shows progress that the server wants shown. */
  readonly progress?: boolean;
  /** The server's worker reads no file with `gated` in its name until this file is there. */
  readonly gate?: string;
  /** A file that counts what the server gives its worker, one line for each request. */
  readonly requestLog?: string;
}

/** An editor without a window: talks to the real server process over standard input and output. */
export class Editor {
  /** Everything published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: ServerStatus[] = [];
  /** What it was told of progress, in order. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
  /** The progress items that the server asked for. */
  readonly progressTokens: ProgressToken[] = [];
  /** How often the server said that links have changed, and that lenses have. */
  readonly changed = { links: 0, lenses: 0 };
  /** Whether it does not know of lenses when it is asked for them again. */
  refusesLenses = false;
  /** Methods that the server registered for. */
  readonly registered: string[] = [];
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #versions = new Map<string, number>();
  #waiting: { readonly until: () => boolean; readonly resolve: () => void }[] = [];

  private constructor(process: ChildProcess, connection: ProtocolConnection) {
    this.#process = process;
    this.#connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => this.#note(() => this.published.push(params)));
    connection.onNotification(statusNotification, (status: ServerStatus) => this.#note(() => this.statuses.push(status)));
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.#note(() => this.registered.push(...registrations.map(({ method }) => method)));
    });
    connection.onRequest('window/workDoneProgress/create', ({ token }: { token: ProgressToken }) => {
      this.progressTokens.push(token);
      connection.onProgress(WorkDoneProgress.type, token, (value) => this.#note(() => this.progress.push(value)));
      return null;
    });
    connection.onNotification(linksChangedNotification, () => this.#note(() => (this.changed.links += 1)));
    connection.onRequest('workspace/codeLens/refresh', () => {
      this.#note(() => (this.changed.lenses += 1));
      if (this.refusesLenses) throw new Error('Unhandled method workspace/codeLens/refresh');
      return null;
    });
    connection.listen();
  }

  static async start({ folders, settings: chosen = settings, snippets = false, progress, gate, requestLog }: EditorOptions): Promise<Editor> {
    const bundles = await builtBundles();
    const logging = requestLog === undefined ? [] : ['--require', path.join(__dirname, 'logRequests.cjs')];
    const gating = gate === undefined ? [] : ['--require', path.join(__dirname, 'gateReads.cjs')];
    const server = spawn(process.execPath, [...logging, ...gating, path.join(bundles, 'server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ARCHNOTES_TEST_REQUESTS: requestLog, ARCHNOTES_TEST_GATE: gate },
    });
    const editor = new Editor(server, createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin)));
    const result: InitializeResult = await editor.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { ...capabilities, ...(progress === undefined ? {} : { window: { workDoneProgress: progress } }), workspace: { ...capabilities.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: snippets } } },
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) })),
      initializationOptions: chosen,
    });
    editor.notify('initialized', {});
    if (result.serverInfo?.name !== 'archnotes') throw new Error('This is another server.');
    return editor;
  }

  /** How many folders and files the server has the system watch; Linux alone tells. */
  get watches(): number {
    return this.#process.pid === undefined ? 0 : watchesOf(this.#process.pid);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.#connection.sendRequest(method, params);
  }

  /** Asks, and takes the question back after so many milliseconds. Gives the answer, or undefined where it was taken back. */
  async cancelled(method: string, params: unknown, after: number): Promise<unknown> {
    const source = new CancellationTokenSource();
    const timer = setTimeout(() => source.cancel(), after);
    try {
      return await this.#connection.sendRequest<unknown>(method, params, source.token);
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return undefined;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  notify(method: string, params: unknown): void {
    void this.#connection.sendNotification(method, params);
  }

  open(file: string, text: string, languageId = 'typescript'): void {
    this.#versions.set(file, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId, version: 1, text } });
  }

  /** Replaces `from` by `to` in the line, as an incremental edit. Gives the new version. */
  edit(file: string, change: { readonly line: number; readonly from: number; readonly to: number; readonly text: string }): number {
    const version = (this.#versions.get(file) ?? 0) + 1;
    this.#versions.set(file, version);
    const range = { start: { line: change.line, character: change.from }, end: { line: change.line, character: change.to } };
    this.notify('textDocument/didChange', { textDocument: { uri: uriOf(file), version }, contentChanges: [{ range, text: change.text }] });
    return version;
  }

  save(file: string): void {
    this.notify('textDocument/didSave', { textDocument: { uri: uriOf(file) } });
  }

  close(file: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
  }

  /** What the editor's file watcher says. */
  watched(...files: readonly string[]): void {
    this.notify('workspace/didChangeWatchedFiles', { changes: files.map((file) => ({ uri: uriOf(file), type: 2 })) });
  }

  configure(chosen: ServerSettings): void {
    this.notify(settingsNotification, chosen);
  }

  /** What the editor shows of a file now. */
  shown(file: string): readonly Diagnostic[] {
    return this.published.findLast(({ uri }) => uri === uriOf(file))?.diagnostics ?? [];
  }

  rules(file: string): readonly string[] {
    return this.shown(file).map(({ code }) => String(code));
  }

  /** Resolves when it is so; every message of the server is an occasion to look. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ until: holds, resolve }));
  }

  /** Resolves when the server has read the workspace. */
  async ready(): Promise<void> {
    await this.until(() => this.statuses.at(-1)?.state === 'ready');
  }

  async quit(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.on('exit', resolve));
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    await gone;
    this.#connection.dispose();
  }

  #note(happened: () => void): void {
    happened();
    const over = this.#waiting.filter(({ until }) => until());
    this.#waiting = this.#waiting.filter((waiting) => !over.includes(waiting));
    for (const { resolve } of over) resolve();
  }
}

export function uriOf(file: string): string {
  return path.isAbsolute(file) ? pathToFileURL(file).href : file;
}
