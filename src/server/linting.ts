import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from '../core/model/text.ts';
import type { LinkDestination } from '../core/model/diagram.ts';
import type { Loaders } from '../core/model/loaders.ts';
import type { FixedProject, WrittenLink } from '../core/project.ts';
import type { ServerSettings, ServerStatus } from '../protocol/server.ts';
import { DocumentFeed } from './documentFeed.ts';
import { Publisher } from './publisher.ts';
import type { Reading } from './progress.ts';
import type { Settings } from './settings.ts';
import { youngHeapOfTyping } from './engineWorker.ts';
import { Supervisor } from './supervisor.ts';
import type { WorkerTrouble } from './supervisor.ts';
import type { FolderAnswer, WorkerQuestion, WorkerReply } from './workerProtocol.ts';
import { looseFiles } from './workspace.ts';
import type { Workspace, WorkspaceFolder, WorkspacePlace } from './workspace.ts';

export interface LintingOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly workerFile: string;
}

/** Judges the workspace for as long as the user wants it: folders and documents go in, diagnostics come out. */
export class Linting {
  readonly publisher: Publisher;
  readonly #options: LintingOptions;
  readonly #supervisor: Supervisor;
  readonly #feed: DocumentFeed;
  readonly #listeners: (() => void)[] = [];
  readonly #linkListeners: ((become: FolderAnswer['links']) => void)[] = [];
  /** Why a folder as a whole could not be read. */
  readonly #troubles = new Map<string, string | undefined>();
  #running = false;
  #readings = 0;

  constructor(options: LintingOptions) {
    this.#options = options;
    this.publisher = new Publisher({ ...options, show: (diagnostics) => void options.connection.sendDiagnostics(diagnostics) });
    this.#supervisor = new Supervisor({
      workerFile: options.workerFile,
      young: youngHeapOfTyping,
      onAnswer: (answer) => {
        this.publisher.take(answer);
        this.#noteTrouble(answer);
        this.#changed();
        if (answer.links !== 'same') for (const listener of this.#linkListeners) listener(answer.links);
      },
      onTrouble: (trouble) => this.#tell(trouble),
    });
    this.#feed = new DocumentFeed({ ...options, supervisor: this.#supervisor });
    options.settings.onChange((now, before) => this.#follow(now, before));
  }

  /** Called whenever the state or a number in it may have changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Called whenever links of diagrams lead elsewhere than before, or to another place of the same file. */
  onLinks(listener: (become: FolderAnswer['links']) => void): void {
    this.#linkListeners.push(listener);
  }

  status(): ServerStatus {
    const { files, handlers, skipped, suppressed, findings, partial } = this.publisher.totals();
    const state = this.#supervisor.failed ? 'failed' : this.#readings > 0 ? 'reading' : 'ready';
    return { state, files, handlers, findings, skipped, suppressed, partial };
  }

  /** Another number whenever the worker was told of something: what is asked after that is answered by it. */
  get changes(): number {
    return this.#supervisor.changes;
  }

  /** How far reading the workspace has come; undefined while it is not being read. */
  get reading(): Reading | undefined {
    return this.#readings > 0 && !this.#supervisor.failed ? this.#supervisor.reading : undefined;
  }

  /** Leaves the files that are still to be read until the next rescan. */
  stopReading(): void {
    this.#supervisor.stopReading();
  }

  /** Begins to judge, where the settings want it. */
  start(): void {
    if (this.#running || !this.#options.settings.current.lint.enable) return;
    this.#running = true;
    for (const { id, root } of [looseFiles, ...this.#options.workspace.folders]) this.#supervisor.open(id, root);
    this.#feed.start();
    void this.#awaitReading();
  }

  /** Takes folders in and out. */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    if (!this.#running) return;
    for (const { id } of removed) this.#close(id);
    for (const { id, root } of added) this.#supervisor.open(id, root);
    this.#feed.start();
    this.publisher.again();
    void this.#awaitReading();
  }

  /** Something happened to files or folders on the disk. */
  changed(folder: string, paths: readonly string[]): void {
    if (this.#running) this.#supervisor.changed(folder, paths);
  }

  /** Reads the folders again. With `thorough` also files that look untouched. Resolves when the findings are published. */
  async rescan(folders: readonly string[], thorough: boolean): Promise<void> {
    if (!this.#running) return;
    this.#feed.flush();
    for (const folder of folders) this.#supervisor.rescan(folder, thorough);
    await this.#awaitReading();
  }

  /** Reads what looks touched in the folders, without anybody waiting for it. */
  lookAgain(folders: readonly string[]): void {
    if (this.#running) for (const folder of folders) this.#supervisor.rescan(folder, false);
  }

  /** The handler at a position of a document as it is typed, and the version that was looked at; undefined where nothing is judged. */
  async handlerAt(place: WorkspacePlace, position: Position): Promise<Extract<WorkerReply, { readonly kind: 'handlerAt' }> | undefined> {
    const reply = await this.#ask({ kind: 'handlerAt', ...place, position });
    return reply?.kind === 'handlerAt' ? reply : undefined;
  }

  /** Where links lead that are written in a document; undefined where nothing is judged. */
  async destinations(place: WorkspacePlace, links: readonly WrittenLink[]): Promise<readonly (LinkDestination | undefined)[] | undefined> {
    const reply = await this.#ask({ kind: 'destinations', ...place, links });
    return reply?.kind === 'destinations' ? reply.destinations : undefined;
  }

  /** The links of diagrams that lead to a document, and the version of it that was looked at; undefined where nothing is judged. */
  async linksTo(place: WorkspacePlace): Promise<Extract<WorkerReply, { readonly kind: 'linksTo' }> | undefined> {
    const reply = await this.#ask({ kind: 'linksTo', ...place });
    return reply?.kind === 'linksTo' ? reply : undefined;
  }

  /** The handlers that load a module; undefined where nothing is judged, and for what is no module of the folder. */
  async loadersOf(place: WorkspacePlace): Promise<Loaders | undefined> {
    const reply = await this.#ask({ kind: 'loadersOf', ...place });
    return reply?.kind === 'loadersOf' ? reply.loaders : undefined;
  }

  /** The client of a module that handlers construct while they load, and the version that was looked at; undefined where nothing is judged. */
  async loadedClientIn(place: WorkspacePlace): Promise<Extract<WorkerReply, { readonly kind: 'loadedClientIn' }> | undefined> {
    const reply = await this.#ask({ kind: 'loadedClientIn', ...place });
    return reply?.kind === 'loadedClientIn' ? reply : undefined;
  }

  /** The comments that take findings of a document back, and the version that was looked at; undefined where nothing is judged. */
  async directivesFor(place: WorkspacePlace, findings: readonly { readonly rule: string; readonly line: number }[]): Promise<Extract<WorkerReply, { readonly kind: 'directivesFor' }> | undefined> {
    const reply = await this.#ask({ kind: 'directivesFor', ...place, findings });
    return reply?.kind === 'directivesFor' ? reply : undefined;
  }

  /** What fixing comes to; see {@link WorkerQuestion}. Nothing where nothing is judged. */
  async fixAll(question: Omit<Extract<WorkerQuestion, { readonly kind: 'fixAll' }>, 'kind'>): Promise<FixedProject> {
    const reply = await this.#ask({ kind: 'fixAll', ...question });
    return reply?.kind === 'fixAll' ? reply : { files: [], fixed: 0 };
  }

  async #ask(question: WorkerQuestion): Promise<WorkerReply | undefined> {
    if (!this.#running) return undefined;
    this.#feed.flush();
    return this.#supervisor.ask(question);
  }

  /** Judges a document as it is typed, also where the user wants that on save only. */
  async judgeNow(uri: string): Promise<void> {
    this.#feed.give(uri);
    await this.settled();
  }

  /** Resolves when everything typed and saved so far is judged. */
  async settled(): Promise<void> {
    this.#feed.flush();
    await this.#supervisor.settled();
  }

  async stop(): Promise<void> {
    await this.#supervisor.stop();
  }

  #follow(now: ServerSettings, before: ServerSettings): void {
    if (now.language !== before.language) this.publisher.again();
    if (now.lint.enable === before.lint.enable) return;
    if (now.lint.enable) return this.start();
    this.#running = false;
    this.#feed.stop();
    for (const { id } of [looseFiles, ...this.#options.workspace.folders]) this.#close(id);
    this.#changed();
  }

  #close(folder: string): void {
    this.#supervisor.close(folder);
    this.publisher.drop(folder);
  }

  async #awaitReading(): Promise<void> {
    this.#readings += 1;
    this.#changed();
    await this.#supervisor.settled();
    this.#readings -= 1;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #tell(trouble: WorkerTrouble): void {
    const { reason } = trouble;
    if (trouble.kind === 'quarantined') this.#log('server.worker.quarantined', { file: trouble.step.path, reason });
    if (trouble.kind === 'restarted') this.#log('server.worker.restarted', { reason });
    if (trouble.kind === 'failed') this.#log('server.worker.failed', { reason });
    this.#changed();
  }

  #noteTrouble({ folder, trouble }: FolderAnswer): void {
    if (this.#troubles.get(folder) === trouble) return;
    this.#troubles.set(folder, trouble);
    if (trouble !== undefined) this.#log('server.folder.unreadable', { folder, reason: trouble });
  }

  #log(...sentence: Parameters<Settings['say']>): void {
    this.#options.connection.console.warn(this.#options.settings.say(...sentence));
  }
}
