import * as fs from 'node:fs';
import * as nodePath from 'node:path';
import type { Finding } from '../core/model/finding.ts';
import type { LinkDestination, MermaidJudge, ProjectLink } from '../core/model/diagram.ts';
import type { HandlerSite } from '../core/model/handler.ts';
import type { LoadedClient, Loaders } from '../core/model/loaders.ts';
import type { DirectiveToWrite } from '../core/model/suppression.ts';
import type { Position } from '../core/model/text.ts';
import { decodeText, fixAll, isProjectFile, openProject } from '../core/project.ts';
import type { FactStore, FileChange, FixedProject, Project, ProjectOptions, SkipReason, WrittenLink } from '../core/project.ts';
import type { Basis } from '../node/basis/basis.ts';
import { BasisRecorder } from '../node/basis/basisRecorder.ts';
import { ConfigurationAbove } from '../node/configurationAbove.ts';
import { contentHash } from '../node/contentHash.ts';
import { listedAmong, listFiles } from '../node/listFiles.ts';
import { FileReader, fileStamp, unfitText } from '../node/readFile.ts';
import type { FileContent, FileStamp } from '../node/readFile.ts';
import { skippedFolders } from '../node/skippedFolders.ts';
import { systemErrorCode } from '../node/systemError.ts';
import { documentStamp } from './openDocument.ts';
import type { OpenDocument } from './openDocument.ts';
import type { ProgressWriter } from './progress.ts';

export interface JudgedFolderOptions {
  readonly folder: string;
  /** Undefined for a folder that is not on this disk. */
  readonly root: string | undefined;
  readonly project: ProjectOptions;
  /** Content hashes of files to leave alone. */
  readonly quarantine: ReadonlySet<string>;
  readonly progress: ProgressWriter;
  /** Whether it notes what its answers rest on, see `basis`; that has every file hashed. */
  readonly records?: boolean;
  /** What is kept of its files between runs. */
  readonly facts?: FactStore | undefined;
}

/** Keeps the project of one folder in step with the disk and with the documents that are open. */
export class JudgedFolder {
  readonly #options: JudgedFolderOptions;
  readonly project: Project;
  #reader: FileReader | undefined;
  readonly #above: ConfigurationAbove | undefined;
  readonly #recorder: BasisRecorder | undefined;
  /** The files on disk that the project knows, each as it was when it was read. */
  readonly #stamps = new Map<string, FileStamp | undefined>();
  readonly #documents = new Map<string, OpenDocument>();
  readonly #unreadable = new Set<string>();
  #trouble: string | undefined;
  /** What the last look at the folder listed, and is still to be read. */
  #listed: { readonly files: readonly string[]; readonly thorough: boolean } | undefined;
  #isPartial = false;

  constructor(options: JudgedFolderOptions) {
    this.#options = options;
    this.#above = options.root === undefined ? undefined : new ConfigurationAbove(options.root);
    this.#recorder = options.root === undefined || options.records !== true ? undefined : new BasisRecorder(options.root);
    this.project = openProject({ ...options.project, facts: options.facts, mermaidJudge: () => this.#ticking(options.project.mermaidJudge()), isWhole: () => options.root !== undefined && this.#trouble === undefined && !this.#isPartial });
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Whether reading was stopped before all files were read. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** Folders that may not be read, sorted. */
  get unreadable(): readonly string[] {
    return [...this.#unreadable].sort();
  }

  /** The open documents that are judged, with their versions. */
  get versions(): ReadonlyMap<string, number> {
    return new Map([...this.#documents].map(([path, { version }]) => [path, version]));
  }

  /** What the findings rest on; undefined where that was not noted, or where something could not be judged. */
  basis(): Basis | undefined {
    const isWhole = this.#trouble === undefined && !this.#isPartial && this.#unreadable.size === 0 && this.#options.quarantine.size === 0;
    return isWhole && this.#documents.size === 0 && this.project.stats().failures === 0 ? this.#recorder?.basis() : undefined;
  }

  /** Brings the project up to the disk, once it settles. With `thorough` files are read again that look untouched. */
  scan(thorough: boolean): void {
    const { root } = this.#options;
    if (root === undefined) return;
    this.#recorder?.begin();
    this.project.lookAgain();
    this.project.apply(this.#above?.changes() ?? []);
    const files = this.#list(root, undefined);
    const present = new Set(files);
    for (const path of [...this.#stamps.keys()]) if (!present.has(path)) this.#forget(path);
    this.#options.progress.expect(files.length - (this.#listed?.files.length ?? 0));
    this.#listed = { files, thorough: thorough || this.#listed?.thorough === true };
  }

  /** Looks again at files and folders that something happened to; `../archnotes.json` and the like stand for what lies above. */
  change(changed: readonly string[]): void {
    const { root } = this.#options;
    if (root === undefined) return;
    if (this.#trouble !== undefined || changed.some(decidesWhatIsIgnored)) return this.scan(false);
    const paths = changed.filter((path) => !path.startsWith('../'));
    if (paths.length < changed.length) this.project.apply(this.#above?.changes() ?? []);
    this.project.lookAgain();
    const [files, others] = [paths.filter(isProjectFile), paths.filter((path) => !isProjectFile(path))];
    for (const path of this.#accepted(files)) this.#read(path, 'listed');
    for (const folder of others) this.#changeFolder(root, folder);
  }

  /** Takes the text of an open document instead of what the disk has. */
  openDocument(path: string, document: OpenDocument): void {
    if (!isProjectFile(path) || this.#accepted([path]).length === 0) return;
    this.#documents.set(path, document);
    this.#give(path);
  }

  closeDocument(path: string): void {
    if (!this.#documents.delete(path)) return;
    this.#read(path, 'listed');
  }

  /** Reads what is listed, and gives the project whatever else it asks for. Each path once: what is not there does not come by asking again. */
  settle(): void {
    this.#readListed();
    this.#answerSought();
    const given = new Set<string>();
    for (;;) {
      this.#options.progress.tick();
      const wanted = this.project.wanted().filter((path) => !given.has(path));
      if (wanted.length === 0) return;
      for (const path of wanted) {
        given.add(path);
        this.#give(path);
      }
    }
  }

  /** The handler at a position of a file. */
  handlerAt(path: string, position: Position): HandlerSite | undefined {
    this.project.handlerAt(path, position);
    this.settle();
    return this.project.handlerAt(path, position);
  }

  /** The handlers that load a module of the folder. */
  loadersOf(path: string): Loaders | undefined {
    this.project.loadersOf(path);
    this.settle();
    return this.project.loadersOf(path);
  }

  /** The client of a module that handlers construct while they load, as far as it is known without reading more. */
  loadedClientIn(path: string): LoadedClient | undefined {
    return this.project.loadedClientIn(path);
  }

  /** The comments that take findings back, in a file as the editor or the disk has it now. */
  directivesFor(path: string, findings: readonly { readonly rule: string; readonly line: number }[]): readonly (DirectiveToWrite | undefined)[] {
    const text = this.#textOf(path);
    return text === undefined ? [] : findings.map(({ rule, line }) => this.project.directiveFor({ path, text }, rule, line));
  }

  /** Where links lead that are written in a file of the folder, on the disk or in an editor. */
  destinations(from: string, links: readonly WrittenLink[]): readonly (LinkDestination | undefined)[] {
    this.project.destinations(from, links);
    this.settle();
    return this.project.destinations(from, links);
  }

  /** The links of the folder's diagrams that lead to a file. */
  linksTo(path: string): readonly ProjectLink[] {
    return this.project.links().filter(({ destination }) => destination.path === path);
  }

  /** What fixing all of these findings comes to, those included that come up on the way. Nothing is written. */
  fixAll(isWanted: (finding: Finding) => boolean): FixedProject {
    const tried = new Set<string>();
    const fixed = fixAll(
      {
        findings: () => {
          this.settle();
          return this.project.findings();
        },
        textOf: (path) => this.#textOf(path),
        hashOf: this.#options.project.hashOf,
        tryText: (path, text) => {
          tried.add(path);
          this.#apply({ kind: 'text', path, text }, 'a fix that is tried');
        },
      },
      isWanted,
    );
    for (const path of tried) this.#give(path);
    this.settle();
    return fixed;
  }

  /** A page may hold many diagrams: each is a step of its own, so that the watchdog sees one after the other. */
  #ticking(judge: MermaidJudge): MermaidJudge {
    return (source) => {
      this.#options.progress.tick();
      return judge(source);
    };
  }

  /** Says of what links lead to whether anything is there. Of a folder that is not on this disk nothing is known. */
  #answerSought(): void {
    const { root } = this.#options;
    if (root === undefined || this.#trouble !== undefined) return;
    const stands = (path: string): boolean => {
      const exists = fs.existsSync(nodePath.join(root, path));
      this.#recorder?.stood(path, exists);
      return exists;
    };
    this.project.apply(this.project.sought().map((path) => ({ kind: 'standing', path, exists: stands(path) })));
  }

  /** As the editor or, at this moment, the disk has it. */
  #textOf(path: string): string | undefined {
    const document = this.#documents.get(path);
    if (document !== undefined) return document.text;
    const content = this.#contentOf(path, 'listed');
    return content.kind === 'bytes' ? decodeText(content.bytes) : undefined;
  }

  #list(root: string, below: string | undefined): readonly string[] {
    try {
      const onFolder = (relative: string): void => {
        this.#options.progress.tick();
        this.#recorder?.folder(relative);
      };
      const list = listFiles(root, { accepts: isProjectFile, onFolder, ...(below === undefined ? {} : { below }) });
      this.#trouble = undefined;
      if (below === undefined) this.#unreadable.clear();
      for (const folder of list.unreadable) this.#unreadable.add(folder);
      return list.files;
    } catch (error) {
      if (systemErrorCode(error) === undefined || !(error instanceof Error)) throw error;
      this.#trouble = error.message;
      return [];
    }
  }

  #readListed(): void {
    const { root, progress } = this.#options;
    if (root === undefined || this.#listed === undefined) return;
    const { files, thorough } = this.#listed;
    this.#listed = undefined;
    this.#isPartial = false;
    for (const path of files) {
      this.#isPartial = progress.isStopped;
      if (this.#isPartial) return;
      if (thorough || this.#isTouched(root, path)) this.#read(path, 'listed');
      progress.countRead();
    }
  }

  #accepted(paths: readonly string[]): readonly string[] {
    const { root } = this.#options;
    if (root === undefined) return paths.filter((path) => !path.split('/').some((name) => skippedFolders.has(name)));
    return fs.existsSync(root) ? listedAmong(root, paths) : [];
  }

  #isTouched(root: string, path: string): boolean {
    const known = this.#stamps.get(path);
    return known === undefined || known !== fileStamp(nodePath.join(root, path));
  }

  #changeFolder(root: string, folder: string): void {
    const present = new Set(this.#list(root, folder));
    for (const path of [...this.#stamps.keys()]) {
      if (path.startsWith(`${folder}/`) && !present.has(path)) this.#forget(path);
    }
    for (const path of present) if (this.#isTouched(root, path)) this.#read(path, 'listed');
  }

  #give(path: string): void {
    const document = this.#documents.get(path);
    if (document === undefined) return this.#read(path, this.#stamps.has(path) ? 'listed' : 'referenced');
    const { text } = document;
    const unfit = unfitText(path, text);
    if (unfit !== undefined) return this.#skip(path, unfit);
    if (this.#isQuarantined(text)) return this.#skip(path, 'timed-out');
    this.#apply({ kind: 'text', path, text }, documentStamp(document));
  }

  #read(path: string, how: 'listed' | 'referenced'): void {
    if (this.#documents.has(path)) return;
    const content = this.#contentOf(path, how);
    if (content.kind === 'absent') this.#forget(path);
    this.#recorder?.read(how, path, content);
    if (content.kind === 'absent') return;
    this.#stamps.set(path, content.stamp);
    if (content.kind === 'skipped') return this.#skip(path, content.reason);
    if (this.#isQuarantined(content.bytes)) return this.#skip(path, 'timed-out');
    this.#apply({ kind: 'bytes', path, bytes: content.bytes }, content.stamp);
  }

  #contentOf(path: string, how: 'listed' | 'referenced'): FileContent {
    const { root } = this.#options;
    if (root === undefined || this.#trouble !== undefined) return { kind: 'absent' };
    this.#reader ??= new FileReader(root);
    return how === 'listed' ? this.#reader.readListed(path) : this.#reader.readReferenced(path);
  }

  #isQuarantined(content: Uint8Array | string): boolean {
    const { quarantine } = this.#options;
    return quarantine.size > 0 && quarantine.has(contentHash(content));
  }

  #skip(path: string, reason: SkipReason): void {
    this.project.apply([{ kind: 'skipped', path, reason }]);
  }

  #forget(path: string): void {
    this.#stamps.delete(path);
    this.#recorder?.forget(path);
    if (this.#documents.has(path)) return;
    this.project.apply([{ kind: 'removed', path }]);
  }

  #apply(change: FileChange, content: string): void {
    const step = { folder: this.#options.folder, path: change.path, content };
    this.#options.progress.during(step, () => this.project.apply([change]));
  }
}

function decidesWhatIsIgnored(path: string): boolean {
  return /(?:^|\/)\.gitignore$|^\.git\/info\/exclude$/.test(path);
}
