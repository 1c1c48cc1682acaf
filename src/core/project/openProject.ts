import { byPlace, judge, type Judgement, type Judging } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import { clientPackages } from '../link/clientCalls.ts';
import { link, type Linked } from '../link/link.ts';
import { moduleView } from '../link/modules.ts';
import { withParameters } from '../link/parameters.ts';
import { mentionOf, type Needles } from '../link/surface.ts';
import type { LinkDestination, ProjectLink } from '../model/diagram.ts';
import type { Environment } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { Finding } from '../model/finding.ts';
import type { HandlerSite } from '../model/handler.ts';
import type { Loaders } from '../model/loaders.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { FileChange, Project, ProjectOptions, ProjectStats, WrittenLink } from '../model/project.ts';
import type { DirectiveToWrite, SuppressedFinding } from '../model/suppression.ts';
import type { Position } from '../model/text.ts';
import { CodeInfrastructure, infrastructureNeedles } from './codeInfrastructure.ts';
import { DiagramFindings } from './diagramFindings.ts';
import { DiagramLinks } from './diagramLinks.ts';
import { environmentFindings } from './environmentFindings.ts';
import { fileKindOf } from './fileKind.ts';
import { directiveFor } from './directiveFor.ts';
import { damageOf, fileText, readFile, textOf, type ContentChange, type ProjectFile, type Reading } from './files.ts';
import { handlerAt } from './handlerAt.ts';
import { declaredHandlers, layOut, locatedHandlers, modulesReaching, relevantModules, specifiersOf, templatesOf, type DeclaredHandler, type Layout } from './layout.ts';
import { loadersOf } from './loadersOf.ts';
import { skipNotice, syntaxNotice } from './notices.ts';
import { failures, outcomeOf, type Outcome } from './outcome.ts';
import { ProjectConfigurations } from './projectConfigurations.ts';
import { symbolFileOf } from './symbolFile.ts';

/**
 * A project and what was last worked out from it. Each derived value is dropped by the changes that touch it and made
 * again when it is asked for, so that editing a file costs what the file touches.
 */
export class OpenProject implements Project {
  readonly #options: ProjectOptions;
  readonly #configurations: ProjectConfigurations;
  readonly #judging: Judging;
  readonly #needles: Needles;
  readonly #code = new CodeInfrastructure();
  readonly #links: DiagramLinks;
  readonly #diagrams: DiagramFindings;
  readonly #files = new Map<string, ProjectFile>();
  readonly #demanded = new Set<string>();
  /** Modules that a question was about; they are read once, and not again with every edit. */
  readonly #asked = new Set<string>();
  /** Paths of files with a note of their own: skipped, or broken. */
  readonly #noted = new Set<string>();
  #layout: Layout | undefined;
  #relevant: ReadonlySet<string> | undefined;
  #templates: readonly TemplateFacts[] | undefined;
  #handlers: readonly DeclaredHandler[] | undefined;
  #linked: Linked | undefined;
  #judgement: Judgement | undefined;
  /** Of the files and whatever else it was told, until it is told something new. */
  #outcome: Outcome | undefined;
  /** The project linked with the values of each environment, by its name. */
  #linkedIn: ReadonlyMap<string, Linked> | undefined;

  constructor(options: ProjectOptions) {
    this.#options = options;
    this.#configurations = new ProjectConfigurations(options);
    this.#judging = { rules: options.rules, fileOf: this.#fileOf, settings: this.#configurations };
    this.#links = new DiagramLinks({
      has: (path) => this.#files.has(path),
      isReadable: (path) => this.#files.get(path)?.kind !== 'skipped',
      symbolFile: (path, text) => symbolFileOf(this.#files.get(path), { path, text, templates: () => this.#templateFacts() }),
    });
    this.#diagrams = new DiagramFindings({ judging: this.#judging, links: this.#links });
    this.#needles = {
      clients: mentionOf(clientPackages(options.clients)),
      pythonClients: new Set(clientPackages(options.clients, 'python')),
      infrastructure: infrastructureNeedles,
    };
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
    const relevant = this.#relevantPaths();
    const wanted = [...new Set([...relevant, ...this.#link().missing, ...[...this.#linkIn().values()].flatMap(({ missing }) => [...missing]), ...this.#code.missing()])].filter((path) => this.#isUnread(path));
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
    return this.#link().entries;
  }

  handlerAt(path: string, position: Position): HandlerSite | undefined {
    const handlers = this.#declaredHandlers();
    const concerned = new Set([path, ...handlers.flatMap(({ module }) => module ?? [])]);
    const source = { known: (known: string) => this.#parsed(known)?.facts, resolve: this.#layOut().resolve, missing: this.#asked };
    return handlerAt({
      handlers,
      infrastructure: new Set(this.#templateFacts().map((template) => template.path)),
      modules: moduleView(source, (asked) => concerned.has(asked)),
      isModule: (asked) => this.#files.get(asked)?.kind === 'module',
      fileOf: this.#fileOf,
    }, path, position);
  }

  loadersOf(path: string): Loaders | undefined {
    if (this.#files.get(path)?.kind !== 'module') return undefined;
    const reaching = modulesReaching(path, this.#files, this.#layOut());
    const source = { known: (known: string) => this.#parsed(known)?.facts, resolve: this.#layOut().resolve, missing: this.#asked };
    const modules = moduleView(source, (asked) => reaching.has(asked));
    return loadersOf(path, {
      modules,
      reaching,
      handlers: locatedHandlers(this.#declaredHandlers()),
      infrastructure: new Set(this.#templateFacts().map((template) => template.path)),
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

  #handlerCount(): number {
    return locatedHandlers(this.#declaredHandlers()).length + this.entries().filter((entry) => entry.evidence.kind === 'shape').length;
  }

  #read(change: ContentChange, before: ProjectFile | undefined): ProjectFile {
    return readFile(change, before, this.#reading());
  }

  #reading(): Reading {
    const { hashOf, moduleParser, mermaidJudge } = this.#options;
    const readConfiguration = this.#configurations.read.bind(this.#configurations);
    return { hashOf, moduleParser, mermaidJudge, needles: this.#needles, readConfiguration, isDemanded: (path) => this.#demanded.has(path) || this.#asked.has(path) || this.#links.isFollowed(path) };
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
    this.#judgement = undefined;
    this.#linkedIn = undefined;
    this.#diagrams.judgeAgain();
  }

  #forget(path: string, before: ProjectFile | undefined, after: ProjectFile | undefined): void {
    if (isApart(before) && isApart(after) && fileKindOf(path) === 'diagrams') return;
    if (before?.kind === 'other' && after?.kind === 'other') return;
    if (before?.kind !== after?.kind || after?.kind === 'package' || after?.kind === 'tsconfig') this.#layout = undefined;
    if (this.#layout === undefined || !sameReach(before, after)) this.#relevant = undefined;
    if (isTemplate(before) || isTemplate(after)) this.#templates = undefined;
    if (this.#layout === undefined) this.#code.forgetAll();
    if (this.#layout === undefined || this.#code.forget(path) || declares(before) || declares(after)) this.#templates = undefined;
    if (this.#layout === undefined || this.#templates === undefined || after?.kind === 'dockerfile') this.#handlers = undefined;
    const touchesPicture = this.#relevant === undefined || this.#handlers === undefined || this.#relevant.has(path) || this.#demanded.has(path);
    if (!touchesPicture) return;
    this.#linked = undefined;
    this.#linkedIn = undefined;
    this.#judgement = undefined;
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

  #layOut(): Layout {
    return (this.#layout ??= layOut(this.#files, this.#needles.pythonClients));
  }

  #relevantPaths(): ReadonlySet<string> {
    return (this.#relevant ??= relevantModules(this.#files, this.#layOut()));
  }

  #templateFacts(): readonly TemplateFacts[] {
    return (this.#templates ??= [...templatesOf(this.#files), ...this.#codeTemplates()]);
  }

  #codeTemplates(): readonly TemplateFacts[] {
    const paths = [...this.#files].flatMap(([path, file]) => (declares(file) ? [path] : []));
    return this.#code.templates(paths, { known: (path) => this.#parsed(path)?.facts, ...this.#layOut() });
  }

  #declaredHandlers(): readonly DeclaredHandler[] {
    return (this.#handlers ??= declaredHandlers(this.#templateFacts(), this.#layOut(), this.#files));
  }

  #link(): Linked {
    return (this.#linked ??= this.#linkWith(undefined));
  }

  #linkIn(): ReadonlyMap<string, Linked> {
    return (this.#linkedIn ??= new Map(this.#configurations.environments.map((name) => [name, this.#linkWith(name)])));
  }

  #linkWith(environment: string | undefined): Linked {
    const valuesAt = (path: string): Environment | undefined => this.#configurations.environmentAt(path, environment);
    const templates = this.#templateFacts().map((template) => withParameters(template, valuesAt(template.path)?.parameters));
    return link({
      clients: this.#options.clients,
      relevant: this.#relevantPaths(),
      handlers: locatedHandlers(environment === undefined ? this.#declaredHandlers() : declaredHandlers(templates, this.#layOut(), this.#files)),
      templates,
      resolve: this.#layOut().resolve,
      majorOf: this.#layOut().majorOf,
      known: (path) => this.#parsed(path)?.facts,
      textOf: (path) => this.#parsed(path)?.text,
      variableAt: (path, name) => valuesAt(path)?.variables.get(name),
    });
  }

  #parsed(path: string): Extract<ProjectFile, { kind: 'module' }>['parsed'] {
    const file = this.#files.get(path);
    return file?.kind === 'module' ? file.parsed : undefined;
  }

  #judge(): Judgement {
    return (this.#judgement ??= this.#judgeAll());
  }

  #judgeAll(): Judgement {
    const plain = judge(this.#judging, this.#link());
    const others = [...this.#linkIn()].map(([environment, linked]) => ({ environment, ...judge(this.#judging, linked) }));
    const added = environmentFindings(plain.findings, others, { configurations: this.#configurations, fileOf: this.#fileOf });
    return { findings: [...plain.findings, ...added], crashes: [plain, ...others].reduce((sum, { crashes }) => sum + crashes, 0) };
  }

  #judgements(): readonly Judgement[] {
    return [this.#judge(), ...this.#diagrams.judgements()];
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
      fileOf: this.#fileOf,
      isWhole: this.#options.isWhole?.() !== false,
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

function isTemplate(file: ProjectFile | undefined): boolean {
  return file?.kind === 'template' || file?.kind === 'terraform';
}

/** Whether a module may declare infrastructure. */
function declares(file: ProjectFile | undefined): boolean {
  return file?.kind === 'module' && file.surface.mentionsInfrastructure;
}

/** Whether a module still mentions the same and imports the same: then what can reach a client is unchanged. */
function sameReach(before: ProjectFile | undefined, after: ProjectFile | undefined): boolean {
  if (before?.kind !== 'module' || after?.kind !== 'module') return false;
  if (before.surface.mentionsClient !== after.surface.mentionsClient) return false;
  const one = specifiersOf(before);
  const other = specifiersOf(after);
  return one.length === other.length && one.every((specifier, index) => specifier === other[index]);
}
