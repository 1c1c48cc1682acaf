import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Finding } from '../core/model/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import { FindingStore, isShown } from './findingStore.ts';
import { gravest, mostShown } from './mostShown.ts';
import type { Settings } from './settings.ts';
import type { FolderAnswer, JudgedFile } from './workerProtocol.ts';
import type { Workspace, WorkspacePlace } from './workspace.ts';

export interface PublisherOptions {
  readonly show: (diagnostics: PublishDiagnosticsParams) => void;
  readonly documents: OpenVersions;
  readonly settings: Settings;
  readonly workspace: Workspace;
}

/** What is open in the editor, by URI. */
export interface OpenVersions {
  readonly get: (uri: string) => { readonly version: number } | undefined;
  readonly keys: () => Iterable<string>;
}

interface ShownFile {
  readonly place: WorkspacePlace;
  /** How many findings there are, and how many of them are shown. */
  readonly count: number;
  readonly shown: number;
}

/** Shows the editor what was found, never for a text that is not the current one. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #store = new FindingStore();
  /** What the editor shows, by URI; files of which it shows nothing are not in it. */
  readonly #shown = new Map<string, ShownFile>();
  /** How many findings it shows, and how many there are. */
  #total = 0;
  #count = 0;
  /** Files of which it shows less than it may, for want of room. */
  readonly #cut = new Set<string>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  take(answer: FolderAnswer): void {
    this.#store.take(answer);
    for (const { path } of answer.files) this.#publish({ folder: answer.folder, path });
    this.#fill();
  }

  /** Forgets a folder and what is shown of it. */
  drop(folder: string): void {
    this.#store.drop(folder);
    for (const [uri, { place }] of [...this.#shown]) if (place.folder === folder) this.#clear(uri);
  }

  /** Shows everything again: in another language, or in other folders. */
  again(): void {
    for (const [uri, { place }] of [...this.#shown]) if (!this.#isOwn(place)) this.#clear(uri);
    for (const place of this.#store.places()) this.#publish(place);
  }

  /** The findings of a document, where they are those of its current text; undefined while they are not. */
  current(uri: string): readonly Finding[] | undefined {
    const place = this.#options.workspace.locate(uri);
    const file = place === undefined ? undefined : this.#store.fileAt(place);
    return file !== undefined && this.#isCurrent(uri, file) ? file.findings.filter(isShown) : undefined;
  }

  /** Every file with findings that are those of its current text. */
  everything(): readonly { readonly place: WorkspacePlace; readonly findings: readonly Finding[] }[] {
    return this.#store.places().flatMap((place) => {
      const findings = this.#isOwn(place) ? this.current(this.uriOf(place)) : undefined;
      return findings === undefined || findings.length === 0 ? [] : [{ place, findings }];
    });
  }

  totals(): ReturnType<FindingStore['totals']> & { readonly findings: number } {
    return { ...this.#store.totals(), findings: this.#count };
  }

  /** The URI of a file as the editor knows it. */
  uriOf(place: WorkspacePlace): string {
    const uri = this.#options.workspace.uriOf(place);
    if (this.#options.documents.get(uri) !== undefined) return uri;
    // Editors escape URIs in their own way; an open document is to be called what it calls itself.
    const open = [...this.#options.documents.keys()].find((key) => isSame(this.#options.workspace.locate(key), place));
    return open ?? uri;
  }

  /** A file of a folder within another folder of the workspace is the inner one's. */
  #isOwn(place: WorkspacePlace): boolean {
    return isSame(this.#options.workspace.locate(this.uriOf(place)), place);
  }

  #isCurrent(uri: string, { version }: JudgedFile): boolean {
    return this.#options.documents.get(uri)?.version === version;
  }

  #publish(place: WorkspacePlace): void {
    const { show, settings } = this.#options;
    if (!this.#isOwn(place)) return;
    const uri = this.uriOf(place);
    const file = this.#store.fileAt(place);
    if (file !== undefined && !this.#isCurrent(uri, file)) return;
    const findings = (file?.findings ?? []).filter(isShown);
    if (findings.length === 0) return this.#clear(uri);
    const room = mostShown.inAll - this.#total + (this.#shown.get(uri)?.shown ?? 0);
    const chosen = gravest(findings, Math.min(mostShown.inFile, room));
    this.#note(uri, { place, count: findings.length, shown: chosen.length });
    const uriInFolder = (path: string): string => this.uriOf({ folder: place.folder, path });
    const diagnostics = chosen.map((finding) => diagnosticOf(finding, settings.current.language, uriInFolder));
    const more = findings.length - chosen.length;
    if (more > 0) diagnostics.unshift(noticeOf(settings.say('server.findings.more', { count: more })));
    show({ uri, ...(file?.version === undefined ? {} : { version: file.version }), diagnostics });
  }

  /** Shows what there was no room for, where there is some now. */
  #fill(): void {
    for (const uri of [...this.#cut]) {
      if (this.#total >= mostShown.inAll) return;
      const file = this.#shown.get(uri);
      if (file !== undefined) this.#publish(file.place);
    }
  }

  #clear(uri: string): void {
    if (!this.#shown.has(uri)) return;
    this.#note(uri, undefined);
    this.#options.show({ uri, diagnostics: [] });
  }

  #note(uri: string, file: ShownFile | undefined): void {
    const before = this.#shown.get(uri);
    this.#total += (file?.shown ?? 0) - (before?.shown ?? 0);
    this.#count += (file?.count ?? 0) - (before?.count ?? 0);
    if (file !== undefined && file.shown < Math.min(file.count, mostShown.inFile)) this.#cut.add(uri);
    else this.#cut.delete(uri);
    if (file === undefined) this.#shown.delete(uri);
    else this.#shown.set(uri, file);
  }
}

function noticeOf(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: 'archnotes', code: 'internal/more-findings', message };
}

function isSame(one: WorkspacePlace | undefined, other: WorkspacePlace): boolean {
  return one?.folder === other.folder && one.path === other.path;
}
