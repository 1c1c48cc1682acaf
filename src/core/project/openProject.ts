import type { Judging } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import { clientPackages, rowsByPackage } from '../link/clientCalls.ts';
import { moduleView, type Modules } from '../link/modules.ts';
import { mentionOf, type Needles } from '../link/surface.ts';
import type { LinkDestination, ProjectLink } from '../model/diagram.ts';
import type { Entry } from '../model/entry.ts';
import type { Finding } from '../model/finding.ts';
import type { HandlerSite } from '../model/handler.ts';
import type { LoadedClient, Loaders } from '../model/loaders.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { FileChange, FileOutcome, Project, ProjectOptions, ProjectStats, WrittenLink } from '../model/project.ts';
import type { DirectiveToWrite, SuppressedFinding } from '../model/suppression.ts';
import type { Position } from '../model/text.ts';
import { infrastructureNeedles } from './codeInfrastructure.ts';
import { DiagramFindings } from './diagramFindings.ts';
import { DiagramLinks } from './diagramLinks.ts';
import { fileKindOf } from './fileKind.ts';
import { directiveFor } from './directiveFor.ts';
import { fileText, readFile, textOf, type ContentChange, type ProjectFile, type Reading } from './files.ts';
import { FileNotes } from './fileNotes.ts';
import { FindingTable } from './findingTable.ts';
import { handlerAt } from './handlerAt.ts';
import { locatedHandlers } from './layout.ts';
import { LinkedProject } from './linkedProject.ts';
import { loadedClientOf } from './loadedClient.ts';
import { loadersOf } from './loadersOf.ts';
import { Outcomes } from './outcomes.ts';
import { ProjectConfigurations } from './projectConfigurations.ts';
import { modulesReaching } from './relevance.ts';
import { symbolFileOf } from './symbolFile.ts';

/**
 * A project: what is known of its files, and what was last said of them. Each value is dropped by the changes that touch it
 * and made again when it is asked for, so that editing a file costs what the file touches.
 */
export class OpenProject implements Project {
  readonly #options: ProjectOptions;
  readonly #configurations: ProjectConfigurations;
  readonly #judging: Judging;
  readonly #needles: Needles;
  readonly #linked: LinkedProject;
  readonly #judgesDiagrams: boolean;
  readonly #readsAllTemplates: boolean;
  readonly #links: DiagramLinks;
  readonly #diagrams: DiagramFindings;
  readonly #files = new Map<string, ProjectFile>();
  readonly #demanded = new Set<string>();
  /** Modules that a question was about; they are read once, and not again with every edit. */
  readonly #asked = new Set<string>();
  /** Texts that a parser threw at while something was worked out, by path: their hashes. */
  readonly #crashed = new Map<string, string>();
  readonly #notes: FileNotes;
  readonly #table = new FindingTable();
  readonly #outcomes: Outcomes;
  /** Whether what is wrong in configurations was told. */
  #isConfigured = false;

  constructor(options: ProjectOptions) {
    this.#options = options;
    this.#configurations = new ProjectConfigurations(options);
    const judges = options.rules.filter(({ meta }) => options.judges?.includes(meta.id) !== false);
    this.#judging = { rules: judges, fileOf: this.#fileOf, settings: this.#configurations };
    this.#links = new DiagramLinks({
      has: (path) => this.#files.has(path),
      isReadable: (path) => this.#files.get(path)?.kind !== 'skipped',
      symbolFile: (path, text) => symbolFileOf(this.#files.get(path), { path, text, templates: () => this.#linked.templates() }),
    });
    this.#diagrams = new DiagramFindings({ judging: this.#judging, links: this.#links });
    this.#notes = new FileNotes({ files: this.#files, settings: this.#configurations, fileOf: this.#fileOf });
    this.#outcomes = new Outcomes({
      table: this.#table,
      files: this.#files,
      rules: options.rules.map(({ meta }) => meta.id),
      judges: new Map(judges.map(({ meta }) => [meta.id, meta.peers?.map(({ linter }) => linter) ?? []])),
      fileOf: this.#fileOf,
      settings: this.#configurations,
    });
    const rows = rowsFor(options);
    const asked = options.judges === undefined || judges.length === 0 ? undefined : judges;
    this.#readsAllTemplates = asked?.every(({ meta }) => meta.families !== undefined) !== true;
    this.#judgesDiagrams = asked === undefined || asked.some(({ meta }) => meta.theme === 'diagrams');
    this.#needles = {
      clients: mentionOf(clientPackages(rows)),
      pythonClients: new Set(clientPackages(rows, 'python')),
      infrastructure: infrastructureNeedles,
    };
    this.#linked = new LinkedProject({
      files: this.#files,
      rows: rowsByPackage(options.clients),
      pythonLibraries: this.#needles.pythonClients,
      judging: this.#judging,
      configurations: this.#configurations,
      readsAllTemplates: this.#readsAllTemplates,
      isWhole: () => this.#isWhole(),
    });
  }

  apply(changes: readonly FileChange[]): void {
    for (const change of changes) {
      if (change.kind === 'standing') this.#stand(change.path, change.exists);
      else if (change.kind === 'above' || change.path === this.#configurations.above?.path) this.#configureAbove(change);
      else this.#change(change);
    }
  }

  wanted(): readonly string[] {
    return this.#withoutCrashed(() => this.#wanted());
  }

  sought(): readonly string[] {
    return this.#links.sought(this.#diagrams.targets());
  }

  lookAgain(): void {
    this.#links.lookAgain();
    this.#diagrams.lookAgain();
  }

  links(): readonly ProjectLink[] {
    return this.#diagrams.led();
  }

  destinations(from: string, links: readonly WrittenLink[]): readonly (LinkDestination | undefined)[] {
    return this.#links.ask(from, links).map((target) => {
      const followed = this.#links.follow(target);
      return followed.kind === 'there' ? followed.destination : undefined;
    });
  }

  findings(): readonly Finding[] {
    return this.#settled().findings();
  }

  suppressed(): readonly SuppressedFinding[] {
    return this.#settled().allSuppressed();
  }

  takeChanged(): readonly string[] {
    return this.#settled().takeChanged();
  }

  outcomeOf(path: string): FileOutcome {
    return this.#settled().at(path);
  }

  directiveFor(file: { readonly path: string; readonly text: string }, rule: string, line: number): DirectiveToWrite | undefined {
    return directiveFor(file, { rule, line }, this.#reading());
  }

  entries(): readonly Entry[] {
    return this.#withoutCrashed(() => this.#linked.entries());
  }

  handlerAt(path: string, position: Position): HandlerSite | undefined {
    return this.#withoutCrashed(() => this.#handlerAt(path, position));
  }

  loadersOf(path: string): Loaders | undefined {
    return this.#withoutCrashed(() => this.#loadersOf(path));
  }

  loadedClientIn(path: string): LoadedClient | undefined {
    return this.#withoutCrashed(() => loadedClientOf(this.#linked.connectionsIn(path), this.#fileOf));
  }

  stats(): ProjectStats {
    const { suppressed } = this.#settled();
    return {
      files: this.#files.size,
      handlers: this.#linked.handlerCount(),
      skipped: this.#notes.skipped,
      suppressed,
      failures: this.#notes.failures + this.#table.crashes,
    };
  }

  #handlerAt(path: string, position: Position): HandlerSite | undefined {
    const handlers = this.#linked.handlers();
    const concerned = new Set([path, ...handlers.flatMap(({ module }) => module ?? [])]);
    return handlerAt({
      handlers,
      infrastructure: this.#templatePaths(),
      modules: this.#modulesIn(concerned),
      isModule: (asked) => this.#files.get(asked)?.kind === 'module',
      fileOf: this.#fileOf,
    }, path, position);
  }

  #loadersOf(path: string): Loaders | undefined {
    if (this.#files.get(path)?.kind !== 'module') return undefined;
    const reaching = modulesReaching(path, this.#files, this.#linked.layout());
    const handlers = locatedHandlers(this.#linked.handlers());
    const infrastructure = this.#templatePaths();
    return loadersOf(path, {
      modules: this.#modulesIn(reaching),
      reaching,
      handlersIn: (module) => handlers.filter((handler) => handler.module === module),
      isInfrastructure: (module) => infrastructure.has(module),
      fileOf: this.#fileOf,
    });
  }

  #wanted(): readonly string[] {
    const wanted = this.#linked.wanted();
    for (const path of wanted) this.#demanded.add(path);
    return [...new Set([...wanted, ...[...this.#asked].filter((path) => this.#isUnread(path)), ...this.#links.wanted(this.#diagrams.targets())])];
  }

  #isWhole(): boolean {
    return this.#options.isWhole?.() !== false;
  }

  #change(change: Extract<FileChange, { readonly kind: 'bytes' | 'text' | 'skipped' | 'removed' }>): void {
    const { path } = change;
    if (this.#links.isFollowed(path)) this.#links.read(path, textOf(change));
    const before = this.#files.get(path);
    const after = change.kind === 'removed' ? undefined : this.#read(change, before);
    if (after === before) return;
    if (after === undefined) this.#files.delete(path);
    else this.#files.set(path, after);
    this.#notes.set(path, after);
    this.#outcomes.set(path, after);
    this.#diagrams.set(path, after?.kind === 'diagrams' ? after.facts : undefined);
    this.#diagrams.lookAgain(path);
    if (fileKindOf(path) === 'configuration') this.#configure(path, after);
    else this.#forget(path, before, after);
    this.#links.change(path, { presence: (before === undefined) !== (after === undefined) });
    this.#asked.delete(path);
  }

  #stand(path: string, exists: boolean): void {
    this.#links.stand(path, exists);
    this.#diagrams.lookAgain(path);
  }

  #read(change: ContentChange, before: ProjectFile | undefined): ProjectFile {
    return readFile(change, before, this.#reading());
  }

  #reading(): Reading {
    const { hashOf, moduleParser, mermaidJudge, facts } = this.#options;
    const readConfiguration = this.#configurations.read.bind(this.#configurations);
    const isDemanded = (path: string): boolean => this.#demanded.has(path) || this.#asked.has(path) || this.#links.isFollowed(path);
    const isIncluded = this.#linked.takesIn.bind(this.#linked);
    const onCrash = (path: string, hash: string): void => void this.#crashed.set(path, hash);
    return { hashOf, moduleParser, mermaidJudge, needles: this.#needles, readsAllTemplates: this.#readsAllTemplates, judgesDiagrams: this.#judgesDiagrams, readConfiguration, isDemanded, isIncluded, onCrash, facts, isTyped: false };
  }

  #configure(path: string, file: ProjectFile | undefined): void {
    this.#configurations.take(path, file);
    this.#judgeAgain();
  }

  #configureAbove(change: FileChange): void {
    if (change.kind === 'above') this.#configurations.takeAbove(change);
    else this.#configurations.setAbove(undefined);
    this.#judgeAgain();
  }

  /** What was read stays; only what the rules make of it is another. */
  #judgeAgain(): void {
    this.#linked.judgeAgain();
    this.#diagrams.judgeAgain();
    this.#notes.judgeAgain();
    this.#outcomes.judgeAgain();
    this.#isConfigured = false;
  }

  #forget(path: string, before: ProjectFile | undefined, after: ProjectFile | undefined): void {
    if (isApart(before) && isApart(after) && fileKindOf(path) === 'diagrams') return;
    if (before?.kind === 'other' && after?.kind === 'other') return;
    if (this.#linked.forget(path, before, after)) this.#diagrams.lookAgain();
  }

  #isUnread(path: string): boolean {
    const file = this.#files.get(path);
    return file?.kind === 'module' && file.parsed === undefined;
  }

  readonly #fileOf: FileOf = (path) => fileText(this.#files.get(path)) ?? this.#configurations.facts.find((facts) => facts.path === path);

  #templatePaths(): ReadonlySet<string> {
    return new Set(this.#linked.templates().map(({ path }) => path));
  }

  /** The modules for a question about some of them; those that are not known are asked for. */
  #modulesIn(concerned: ReadonlySet<string>): Modules {
    const known = (path: string): ModuleFacts | undefined => {
      const file = this.#files.get(path);
      return file?.kind === 'module' ? file.parsed?.facts : undefined;
    };
    return moduleView({ known, resolve: this.#linked.layout().resolve, missing: this.#asked }, (path) => concerned.has(path));
  }

  /** Works something out, again for as long as it has a module read as a whole that the parser throws at: that one is left out then. */
  #withoutCrashed<T>(work: () => T): T {
    for (;;) {
      const result = work();
      const crashed = [...this.#crashed].filter(([path, hash]) => fileText(this.#files.get(path))?.hash === hash);
      this.#crashed.clear();
      if (crashed.length === 0) return result;
      for (const [path] of crashed) this.#change({ kind: 'skipped', path, reason: 'crashed' });
    }
  }

  /** What is said in the end, of all that is known now. */
  #settled(): Outcomes {
    this.#withoutCrashed(() => {
      this.#linked.tell(this.#table);
      this.#diagrams.tell(this.#table);
      this.#notes.tell(this.#table);
    });
    if (!this.#isConfigured) this.#table.say({ name: 'configurations', rank: 2 ** 35 }, { findings: this.#configurations.findings(this.#fileOf), crashes: 0 });
    this.#isConfigured = true;
    this.#outcomes.settle({ isWhole: this.#isWhole(), isSound: this.#notes.isSound, hasHandlers: this.#linked.handlerCount() > 0 });
    return this.#outcomes;
  }
}

/** Whether a file has no part in what is linked: a diagram, or a page without one. */
function isApart(file: ProjectFile | undefined): boolean {
  return file === undefined || file.kind === 'other' || file.kind === 'diagrams';
}

/** The rows of the clients that the asked rules speak of: without any of them, a module is of no interest. */
function rowsFor({ rules, judges, clients }: ProjectOptions): ProjectOptions['clients'] {
  if (judges === undefined) return clients;
  const families = rules.filter(({ meta }) => judges.includes(meta.id)).map(({ meta }) => meta.families);
  return families.includes(undefined) ? clients : clients.filter(({ family }) => families.some((some) => some?.includes(family)));
}
