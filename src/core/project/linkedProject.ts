import type { Judgement, Judging } from '../engine/judge.ts';
import type { ClientTable } from '../link/clientCalls.ts';
import type { LocatedHandler } from '../link/entries.ts';
import { functionsOf } from '../link/functions.ts';
import { sameMentions } from '../link/surface.ts';
import type { Environment } from '../model/configuration.ts';
import type { Entry } from '../model/entry.ts';
import type { TemplateFacts } from '../model/template.ts';
import { CodeInfrastructure } from './codeInfrastructure.ts';
import { environmentFindings } from './environmentFindings.ts';
import type { ProjectFile } from './files.ts';
import { declaredHandlers, layOut, locatedHandlers, templatesOf, type DeclaredHandler, type Files, type Layout } from './layout.ts';
import type { FindingTable } from './findingTable.ts';
import { moveBetween, type Move } from './move.ts';
import type { ParsedModule } from './parsedModule.ts';
import type { PartSource, PlacedConnection } from './parts.ts';
import { Picture } from './picture.ts';
import type { ProjectConfigurations } from './projectConfigurations.ts';
import { leadingModules, mayExportHandler, relevanceOf, specifiersOf, templatesAround, type Relevance } from './relevance.ts';

export interface LinkedProjectOptions {
  readonly files: Files;
  readonly rows: ClientTable['byPackage'];
  /** Names that mean a library wherever a Python file of that name lies. */
  readonly pythonLibraries: ReadonlySet<string>;
  readonly judging: Judging;
  readonly configurations: ProjectConfigurations;
  /** Whether templates are read that no module with a client can be a function of. */
  readonly readsAllTemplates: boolean;
  /** Whether the project is told of all files that belong together, at this moment. */
  readonly isWhole: () => boolean;
}

/** What is worked out from the files of a project. Each value is dropped by the changes that touch it, and made again when it is asked for. */
export class LinkedProject {
  readonly #options: LinkedProjectOptions;
  readonly #code = new CodeInfrastructure();
  readonly #plain = new Picture(() => this.#sourceFor(undefined), { isTold: true });
  /** With the values of each environment, by its name. */
  #environments: ReadonlyMap<string, Picture> | undefined;
  /** Templates with the values of an environment, and without them: good as long as those are. */
  readonly #given = new Map<string, { readonly plain: readonly TemplateFacts[]; readonly templates: readonly TemplateFacts[] }>();
  #layout: Layout | undefined;
  #relevance: (Relevance & { readonly unread: readonly string[] }) | undefined;
  #templates: readonly TemplateFacts[] | undefined;
  /** Files that the templates take in, and that are not read yet. */
  #unreadIncluded: readonly string[] = [];
  /** All that were ever wanted because a template takes them in. */
  readonly #included = new Set<string>();
  #handlers: readonly DeclaredHandler[] | undefined;
  #wasWhole: boolean | undefined;
  #located: number | undefined;
  /** What is found with the values of environments alone, and of which linking it was found. */
  #beyond: { readonly linking: string; readonly judgement: Judgement } | undefined;

  constructor(options: LinkedProjectOptions) {
    this.#options = options;
  }

  layout(): Layout {
    return (this.#layout ??= layOut(this.#options.files, this.#options.pythonLibraries));
  }

  /** The same list until something that declares infrastructure changes. */
  templates(): readonly TemplateFacts[] {
    if (this.#templates !== undefined) return this.#templates;
    const { templates, unread } = templatesOf(this.#options.files);
    this.#unreadIncluded = unread;
    for (const path of unread) this.#included.add(path);
    return (this.#templates = [...templates, ...this.#codeTemplates()]);
  }

  handlers(): readonly DeclaredHandler[] {
    return (this.#handlers ??= declaredHandlers(this.templates(), this.layout(), this.#options.files));
  }

  entries(): readonly Entry[] {
    return this.#plain.entries(this.#relevant().parts);
  }

  /** The connections that a module makes. */
  connectionsIn(path: string): readonly PlacedConnection[] {
    return this.#plain.connectionsIn(path, this.#relevant().parts);
  }

  /** How many handlers there are whose module is there, declared or known by their shape. */
  handlerCount(): number {
    return (this.#located ??= locatedHandlers(this.handlers()).length) + this.#plain.shaped(this.#relevant().parts);
  }

  /** Tells what the rules say otherwise than when this was last asked: with the written values, and with those of environments where that is more. */
  tell(table: FindingTable): void {
    this.#plain.tell(this.#relevant().parts, table);
    table.say({ name: 'environments', rank: 2 ** 32 + 1 }, this.#inEnvironments().size === 0 ? undefined : this.#beyondPlain());
  }

  /** Whether a template takes in the file at a path, or did. */
  takesIn(path: string): boolean {
    return this.#included.has(path);
  }

  /** The modules that should be read to know more. One kind after the other: each decides what the next is asked about. */
  wanted(): readonly string[] {
    const deferred = this.#deferredTemplates();
    if (deferred.length > 0) return deferred;
    this.templates();
    const declaring = [...this.#unreadIncluded, ...this.#unread(this.#code.missing())];
    if (declaring.length > 0) return declaring;
    const { undecided, unread: relevant, parts } = this.#relevant();
    if (undecided.length > 0) return undecided;
    return relevant.length > 0 ? relevant : this.#unread(this.#pictures().flatMap((picture) => picture.missing(parts)));
  }

  /** Drops what a file had a part in. Says whether something else may declare infrastructure now. */
  forget(path: string, before: ProjectFile | undefined, after: ProjectFile | undefined): boolean {
    if (before?.kind !== after?.kind || after?.kind === 'package' || after?.kind === 'tsconfig') this.#layout = undefined;
    if (this.#layout === undefined || !sameReach(before, after)) this.#relevance = undefined;
    if (isTemplate(before) || isTemplate(after)) this.#templates = undefined;
    if (this.#layout === undefined) this.#code.forgetAll();
    if (this.#layout === undefined || this.#code.forget(path) || declares(before) || declares(after)) this.#templates = undefined;
    if (this.#layout === undefined || this.#templates === undefined || after?.kind === 'dockerfile') this.#handlers = undefined;
    if (this.#handlers === undefined) this.#forgetHandlers();
    else this.#forgetModule(path, before, after);
    return this.#templates === undefined;
  }

  /** Templates that may declare a function among the modules that lead to a client, or whose comments speak of rules. */
  #deferredTemplates(): readonly string[] {
    const { files, readsAllTemplates } = this.#options;
    if (readsAllTemplates) return [];
    const deferred = [...files].flatMap(([path, file]) => (file.kind === 'deferred' ? [{ path, upwards: file.upwards }] : []));
    if (deferred.length === 0) return [];
    const commented = [...files].flatMap(([path, { kind, directives = [] }]) => (kind === 'module' && directives.length > 0 ? [path] : []));
    return templatesAround(new Set([...leadingModules(files, this.layout()), ...commented]), deferred);
  }

  /** The project is configured otherwise: what was linked with the written values stays. */
  judgeAgain(): void {
    this.#plain.judgeAgain();
    this.#environments = undefined;
    this.#given.clear();
    this.#beyond = undefined;
    this.#relevance = undefined;
  }

  #forgetModule(path: string, before: ProjectFile | undefined, after: ProjectFile | undefined): void {
    const move = this.#relevance === undefined ? undefined : moveOf(before, after);
    for (const picture of this.#knownPictures()) {
      if (move === undefined) picture.forget(path);
      else picture.move(move);
    }
  }

  #forgetHandlers(): void {
    this.#located = undefined;
    this.#relevance = undefined;
    this.#beyond = undefined;
    for (const picture of this.#knownPictures()) picture.forgetAll();
  }

  #codeTemplates(): readonly TemplateFacts[] {
    const paths = [...this.#options.files].flatMap(([path, file]) => (declares(file) ? [path] : []));
    return this.#code.templates(paths, { known: (path) => this.#parsed(path)?.facts, ...this.layout() });
  }

  /** A module that is a handler in one environment alone matters as well. What is read and what is not decides about it, so it knows what is unread. */
  #relevant(): Relevance & { readonly unread: readonly string[] } {
    this.#noticeWhetherWhole();
    if (this.#relevance !== undefined) return this.#relevance;
    const relevance = relevanceOf(this.#options.files, this.layout(), new Set(this.#allHandlers().flatMap(({ module }) => module ?? [])));
    return (this.#relevance = { ...relevance, unread: this.#unread(relevance.modules) });
  }

  #unread(paths: Iterable<string>): readonly string[] {
    return [...new Set(paths)].filter((path) => isUnread(this.#options.files.get(path)));
  }

  /** Reading can be stopped and gone on with: what nobody may be known to do with a client depends on it. */
  #noticeWhetherWhole(): void {
    const isWhole = this.#options.isWhole();
    if (this.#wasWhole !== undefined && this.#wasWhole !== isWhole) this.#forgetHandlers();
    this.#wasWhole = isWhole;
  }

  #allHandlers(): readonly DeclaredHandler[] {
    return [...this.handlers(), ...this.#options.configurations.environments.flatMap((name) => this.#declaredIn(name, this.#templatesIn(name)))];
  }

  #pictures(): readonly Picture[] {
    return [this.#plain, ...this.#inEnvironments().values()];
  }

  #knownPictures(): readonly Picture[] {
    return [this.#plain, ...(this.#environments?.values() ?? [])];
  }

  #inEnvironments(): ReadonlyMap<string, Picture> {
    return (this.#environments ??= new Map(this.#options.configurations.environments.map((name) => [name, new Picture(() => this.#sourceFor(name), { isTold: false })])));
  }

  #templatesIn(environment: string | undefined): readonly TemplateFacts[] {
    const plain = this.templates();
    if (environment === undefined) return plain;
    const known = this.#given.get(environment);
    if (known?.plain === plain) return known.templates;
    const templates = [...templatesOf(this.#options.files, (path) => this.#valuesAt(path, environment)?.parameters).templates, ...this.#codeTemplates()];
    this.#given.set(environment, { plain, templates });
    return templates;
  }

  #declaredIn(environment: string | undefined, templates: readonly TemplateFacts[]): readonly DeclaredHandler[] {
    return environment === undefined ? this.handlers() : declaredHandlers(templates, this.layout(), this.#options.files);
  }

  #valuesAt(path: string, environment: string | undefined): Environment | undefined {
    return this.#options.configurations.environmentAt(path, environment);
  }

  #sourceFor(environment: string | undefined): PartSource {
    const templates = this.#templatesIn(environment);
    const handlers = byModule(locatedHandlers(this.#declaredIn(environment, templates)));
    const infrastructure = new Set(templates.map(({ path }) => path));
    return {
      link: {
        clients: { byPackage: this.#options.rows, majorOf: this.layout().majorOf },
        handlersIn: (path) => handlers.get(path) ?? [],
        isInfrastructure: (path) => infrastructure.has(path),
        resolve: this.layout().resolve,
        isWhole: this.#options.isWhole(),
        known: (path) => this.#parsed(path)?.facts,
        textOf: (path) => this.#parsed(path)?.text,
        variableAt: (path, name) => this.#valuesAt(path, environment)?.variables.get(name),
      },
      judging: this.#options.judging,
      infrastructure: { functions: functionsOf(templates), resources: templates.flatMap((template) => template.resources.map((resource) => ({ resource, template }))) },
    };
  }

  #parsed(path: string): ParsedModule | undefined {
    const file = this.#options.files.get(path);
    return file?.kind === 'module' ? file.parsed : undefined;
  }

  /** Everything is compared, but only where there are environments. */
  #beyondPlain(): Judgement {
    const { parts } = this.#relevant();
    const linking = this.#pictures().map((picture) => picture.linking(parts)).join();
    if (this.#beyond?.linking === linking) return this.#beyond.judgement;
    const plain = this.#judge(this.#plain);
    const others = [...this.#inEnvironments()].map(([environment, picture]) => ({ environment, ...this.#judge(picture) }));
    const findings = environmentFindings(plain.findings, others, { configurations: this.#options.configurations, fileOf: this.#options.judging.fileOf });
    const judgement = { findings, crashes: others.reduce((sum, { crashes }) => sum + crashes, 0) };
    this.#beyond = { linking, judgement };
    return judgement;
  }

  #judge(picture: Picture): Judgement {
    const judgements = picture.judgements(this.#relevant().parts);
    return { findings: judgements.flatMap(({ findings }) => findings), crashes: judgements.reduce((sum, { crashes }) => sum + crashes, 0) };
  }
}

function byModule(handlers: readonly LocatedHandler[]): ReadonlyMap<string, readonly LocatedHandler[]> {
  const modules = new Map<string, LocatedHandler[]>();
  for (const handler of handlers) {
    const known = modules.get(handler.module);
    if (known === undefined) modules.set(handler.module, [handler]);
    else known.push(handler);
  }
  return modules;
}

function moveOf(before: ProjectFile | undefined, after: ProjectFile | undefined): Move | undefined {
  const [one, other] = [before, after].map((file) => (file?.kind === 'module' ? file.parsed : undefined));
  if (one === undefined || other === undefined) return undefined;
  if (other.since?.text !== one.text) return moveBetween(one, other);
  return other.since.move === 'elsewhere' ? undefined : other.since.move;
}

function isUnread(file: ProjectFile | undefined): boolean {
  return file?.kind === 'module' && file.parsed === undefined;
}

function isTemplate(file: ProjectFile | undefined): boolean {
  return file?.kind === 'template' || file?.kind === 'included' || file?.kind === 'terraform';
}

/** Whether a module may declare infrastructure. */
function declares(file: ProjectFile | undefined): boolean {
  return file?.kind === 'module' && file.surface.mentionsInfrastructure;
}

/** Whether a module still mentions the same, imports the same and exports a handler as before: then what matters is unchanged. */
function sameReach(before: ProjectFile | undefined, after: ProjectFile | undefined): boolean {
  if (before?.kind !== 'module' || after?.kind !== 'module') return false;
  if ((before.parsed === undefined) !== (after.parsed === undefined)) return false;
  if (!sameMentions(before.surface, after.surface) || mayExportHandler(before) !== mayExportHandler(after)) return false;
  const one = specifiersOf(before);
  const other = specifiersOf(after);
  return one.length === other.length && one.every((specifier, index) => specifier === other[index]);
}
