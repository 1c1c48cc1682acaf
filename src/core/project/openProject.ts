import { byPlace, type Judgement, type Judging } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import { clientPackages, rowsByPackage } from '../link/clientCalls.ts';
import { moduleView, type Modules } from '../link/modules.ts';
import { mentionOf, type Needles } from '../link/surface.ts';
import type { LinkDestination, ProjectLink } from '../model/diagram.ts';
import type { Entry } from '../model/entry.ts';
import type { Finding } from '../model/finding.ts';
import type { HandlerSite } from '../model/handler.ts';
import type { Loaders } from '../model/loaders.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { FileChange, Project, ProjectOptions, ProjectStats, WrittenLink } from '../model/project.ts';
import type { DirectiveToWrite, SuppressedFinding } from '../model/suppression.ts';
import type { Position } from '../model/text.ts';
import { infrastructureNeedles } from './codeInfrastructure.ts';
import { DiagramFindings } from './diagramFindings.ts';
import { DiagramLinks } from './diagramLinks.ts';
import { fileKindOf } from './fileKind.ts';
import { directiveFor } from './directiveFor.ts';
import { damageOf, fileText, readFile, textOf, type ContentChange, type ProjectFile, type Reading } from './files.ts';
import { handlerAt } from './handlerAt.ts';
import { locatedHandlers } from './layout.ts';
import { LinkedProject } from './linkedProject.ts';
import { loadersOf } from './loadersOf.ts';
import { skipNotice, syntaxNotice } from './notices.ts';
import { failures, outcomeOf, type Outcome } from './outcome.ts';
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
  /** Paths of files with a note of their own: skipped, or broken. */
  readonly #noted = new Set<string>();
  /** Of the files and whatever else it was told, until it is told something new. */
  #outcome: Outcome | undefined;

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
    this.#outcome = undefined;
    for (const change of changes) {
      if (change.kind === 'standing') {
        this.#links.stand(change.path, change.exists);
        continue;
      }
      if (change.kind === 'above' || change.path === this.#configurations.above?.path) {
        this.#configureAbove(change);
        continue;
      }
      if (this.#links.isFollowed(change.path)) this.#links.read(change.path, textOf(change));
      const before = this.#files.get(change.path);
      const after = change.kind === 'removed' ? undefined : this.#read(change, before);
      if (after === before) continue;
      if (after === undefined) this.#files.delete(change.path);
      else this.#files.set(change.path, after);
      this.#note(change.path, after);
      this.#diagrams.set(change.path, after?.kind === 'diagrams' ? after.facts : undefined);
      if (fileKindOf(change.path) === 'configuration') this.#configure(change.path, after);
      else this.#forget(change.path, before, after);
      this.#asked.delete(change.path);
    }
  }

  wanted(): readonly string[] {
    const wanted = this.#linked.wanted();
    for (const path of wanted) this.#demanded.add(path);
    return [...new Set([...wanted, ...[...this.#asked].filter((path) => this.#isUnread(path)), ...this.#links.wanted(this.#diagrams.targets())])];
  }

  sought(): readonly string[] {
    return this.#links.sought(this.#diagrams.targets());
  }

  lookAgain(): void {
    this.#outcome = undefined;
    this.#links.lookAgain();
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
    return this.#settle().findings;
  }

  suppressed(): readonly SuppressedFinding[] {
    return this.#settle().suppressed;
  }

  directiveFor(file: { readonly path: string; readonly text: string }, rule: string, line: number): DirectiveToWrite | undefined {
    return directiveFor(file, { rule, line }, this.#reading());
  }

  entries(): readonly Entry[] {
    return this.#linked.entries();
  }

  handlerAt(path: string, position: Position): HandlerSite | undefined {
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

  loadersOf(path: string): Loaders | undefined {
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

  stats(): ProjectStats {
    const skipped = [...this.#noted].flatMap((path) => {
      const file = this.#files.get(path);
      return file?.kind === 'skipped' ? [{ path, reason: file.reason }] : [];
    });
    const failed = skipped.filter(({ path, reason }) => failures.has(reason) && !this.#configurations.of(path).ignored);
    return {
      files: this.#files.size,
      handlers: this.#handlerCount(),
      skipped: skipped.length,
      suppressed: this.#settle().suppressed.length,
      failures: failed.length + crashesIn(this.#judgements()),
    };
  }

  #isWhole(): boolean {
    return this.#options.isWhole?.() !== false;
  }

  #handlerCount(): number {
    return locatedHandlers(this.#linked.handlers()).length + this.entries().filter((entry) => entry.evidence.kind === 'shape').length;
  }

  #read(change: ContentChange, before: ProjectFile | undefined): ProjectFile {
    return readFile(change, before, this.#reading());
  }

  #reading(): Reading {
    const { hashOf, moduleParser, mermaidJudge } = this.#options;
    const readConfiguration = this.#configurations.read.bind(this.#configurations);
    const isDemanded = (path: string): boolean => this.#demanded.has(path) || this.#asked.has(path) || this.#links.isFollowed(path);
    return { hashOf, moduleParser, mermaidJudge, needles: this.#needles, readsAllTemplates: this.#readsAllTemplates, judgesDiagrams: this.#judgesDiagrams, readConfiguration, isDemanded };
  }

  #note(path: string, file: ProjectFile | undefined): void {
    if (file !== undefined && (file.kind === 'skipped' || damageOf(file) !== undefined)) this.#noted.add(path);
    else this.#noted.delete(path);
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
  }

  #forget(path: string, before: ProjectFile | undefined, after: ProjectFile | undefined): void {
    if (isApart(before) && isApart(after) && fileKindOf(path) === 'diagrams') return;
    if (before?.kind === 'other' && after?.kind === 'other') return;
    this.#linked.forget(path, before, after);
  }

  #isUnread(path: string): boolean {
    const file = this.#files.get(path);
    return file?.kind === 'module' && file.parsed === undefined;
  }

  readonly #fileOf: FileOf = (path) => fileText(this.#files.get(path)) ?? this.#configurations.facts.find((facts) => facts.path === path);

  #notices(): readonly Finding[] {
    return [...this.#noted].flatMap((path) => {
      const file = this.#files.get(path);
      if (file === undefined || fileKindOf(path) === 'configuration' || this.#configurations.of(path).ignored) return [];
      if (file.kind === 'skipped') return skipNotice(path, file.reason, this.#fileOf);
      const broken = damageOf(file);
      return broken === undefined ? [] : syntaxNotice({ path, ...broken }, this.#fileOf);
    });
  }

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

  #judgements(): readonly Judgement[] {
    return [this.#linked.judgement(), ...this.#diagrams.judgements()];
  }

  #settle(): Outcome {
    return (this.#outcome ??= this.#settled());
  }

  #settled(): Outcome {
    const judgements = this.#judgements();
    return outcomeOf({
      findings: [...judgements.flatMap(({ findings }) => findings), ...this.#notices(), ...this.#configurations.findings(this.#fileOf)].sort(byPlace),
      files: this.#files,
      rules: this.#options.rules.map(({ meta }) => meta.id),
      judges: this.#judging.rules.map(({ meta }) => meta.id),
      fileOf: this.#fileOf,
      isWhole: this.#isWhole(),
      hasHandlers: () => this.#handlerCount() > 0,
      crashes: crashesIn(judgements),
      settings: this.#configurations,
    });
  }
}

function crashesIn(judgements: readonly Judgement[]): number {
  return judgements.reduce((sum, { crashes }) => sum + crashes, 0);
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
