import type { Complaint, DiagramFileFacts, MermaidJudge } from '../model/diagram.ts';
import type { ConfigurationFacts } from '../model/configuration.ts';
import type { ModuleFacts, SyntaxDamage } from '../model/module.ts';
import type { IncludedFacts, PackageFacts, TemplateFacts, TsconfigFacts } from '../model/template.ts';
import type { DockerfileFacts } from '../model/dockerfile.ts';
import type { TerraformFacts } from '../model/terraform.ts';
import type { LineStarts } from '../model/text.ts';
import { compact } from '../facts/compact.ts';
import { complaintsKeeping, keepFacts, keptFacts, moduleKeeping, packageKeeping, recalledFacts, templateKeeping, terraformKeeping, tsconfigKeeping, type FactSource } from '../facts/keeping.ts';
import { isMermaidFile, parseDiagramFile } from '../languages/mermaid/diagramFile.ts';
import { mentionsMermaid } from '../languages/markdown/gate.ts';
import { parseDockerfile } from '../languages/dockerfile/index.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';
import { parseTerraform } from '../languages/terraform/index.ts';
import { parsePackage } from '../languages/npm/index.ts';
import { looksLikeTemplate, parseIncluded, parseInfrastructure } from '../languages/template.ts';
import { parsePython } from '../languages/python/index.ts';
import { noFacts } from '../languages/typescript/moduleFacts.ts';
import { parseTsconfig } from '../languages/tsconfig/index.ts';
import { isPython } from '../link/paths.ts';
import { sameSurface, surfaceOf, type Needles, type Surface } from '../link/surface.ts';
import { surfaceOfPython } from '../link/surfacePython.ts';
import type { FactStore, FileChange, ModuleParser, SkipReason } from '../model/project.ts';
import type { Directive } from '../model/suppression.ts';
import { directiveMark } from '../suppression/directive.ts';
import { directivesOf } from '../suppression/fileDirectives.ts';
import { isInfrastructureFile } from './codeInfrastructure.ts';
import { decodeText } from './decodeText.ts';
import { fileKindOf, type FileKind } from './fileKind.ts';
import { moveOfStatements } from './move.ts';
import { skipMessages } from './notices.ts';
import { movedModule, parsedModule, type ParsedModule } from './parsedModule.ts';

/** What the project knows of one file. `directives`: what its comments say of rules. */
export type ProjectFile = FileContent & { readonly directives?: readonly Directive[] };

type FileContent =
  | { readonly kind: 'module'; readonly surface: Surface; readonly parsed: ParsedModule | undefined }
  | { readonly kind: 'template'; readonly facts: TemplateFacts }
  /** YAML or JSON that is no template, and that a serverless.yml takes in. */
  | { readonly kind: 'included'; readonly facts: IncludedFacts }
  | { readonly kind: 'terraform'; readonly facts: TerraformFacts }
  | { readonly kind: 'dockerfile'; readonly facts: DockerfileFacts }
  | { readonly kind: 'package'; readonly facts: PackageFacts }
  | { readonly kind: 'tsconfig'; readonly facts: TsconfigFacts }
  | { readonly kind: 'configuration'; readonly facts: ConfigurationFacts }
  /** `verdicts`: what Mermaid said of each text, so that an edit elsewhere in the file does not ask again. */
  | { readonly kind: 'diagrams'; readonly facts: DiagramFileFacts; readonly verdicts: Verdicts }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  /** A template, or a file of Terraform, not read yet: its functions lie in its folder, or, where it leads `upwards`, anywhere. */
  | { readonly kind: 'deferred'; readonly upwards: boolean }
  /** Read, and of no interest. */
  | { readonly kind: 'other' };

type Verdicts = ReadonlyMap<string, Complaint | undefined>;

/** What reading a file needs to know beyond the file. */
export interface Reading {
  readonly hashOf: (text: string) => string;
  readonly moduleParser: () => ModuleParser;
  readonly mermaidJudge: () => MermaidJudge;
  readonly needles: Needles;
  readonly readConfiguration: (path: string, text: string, hash: string) => ConfigurationFacts;
  /** Whether templates are read that no module with a client can be a function of. */
  readonly readsAllTemplates: boolean;
  /** Whether any rule speaks of diagrams. */
  readonly judgesDiagrams: boolean;
  /** Whether a file is wanted: a module although it mentions no client, a template that was left for later. */
  readonly isDemanded: (path: string) => boolean;
  /** Whether a template takes the file in. */
  readonly isIncluded: (path: string) => boolean;
  /** Told of a text that a parser threw at when it was read as a whole at last, after `readFile`. */
  readonly onCrash: (path: string, hash: string) => void;
  readonly facts: FactStore | undefined;
  /** Whether the text is what somebody types: facts of it are gone with the next key. */
  readonly isTyped: boolean;
}

/** A change that says what is in a file of the project. */
export type ContentChange = Extract<FileChange, { kind: 'bytes' | 'text' | 'skipped' }>;

/** Reads one changed file. `before` is what was known of it: an unchanged text is not read again. */
export function readFile(change: ContentChange, before: ProjectFile | undefined, reading: Reading): ProjectFile {
  if (change.kind === 'skipped') return { kind: 'skipped', reason: change.reason };
  try {
    return readContent(change, before, reading);
  } catch {
    // A bug in a parser must not take the other files with it; it is shown as a finding and fails the run.
    return { kind: 'skipped', reason: 'crashed' };
  }
}

function readContent(change: Extract<FileChange, { kind: 'bytes' | 'text' }>, before: ProjectFile | undefined, reading: Reading): ProjectFile {
  const kind = fileKindOf(change.path);
  if (kind === undefined) return { kind: 'other' };
  if (kind === 'infrastructure' && !reading.isIncluded(change.path) && !looksLikeTemplate(change.path, change.kind === 'text' ? change.text : change.bytes)) return { kind: 'other' };
  if (kind === 'diagrams' && !reading.judgesDiagrams) return { kind: 'other' };
  if (kind === 'diagrams' && !isMermaidFile(change.path) && !mentionsMermaid(change.kind === 'text' ? change.text : change.bytes)) return { kind: 'other' };
  const text = change.kind === 'text' ? change.text : decodeText(change.bytes);
  if ((kind === 'infrastructure' || kind === 'terraform') && !reading.readsAllTemplates && !text.includes(directiveMark) && !reading.isDemanded(change.path)) return { kind: 'deferred', upwards: leadsUpwards.test(text) };
  // What is only typed, or tried, is of no use to another run.
  const file = readSource(kind, { path: change.path, text }, before, change.kind === 'bytes' ? reading : { ...reading, facts: undefined, isTyped: true });
  return file === before ? file : withDirectives(file, change.path, text);
}

function withDirectives(file: ProjectFile, path: string, text: string): ProjectFile {
  if (!text.includes(directiveMark) || file.kind === 'skipped' || file.kind === 'other' || file.kind === 'deferred' || file.kind === 'configuration') return file;
  const comments = file.kind === 'module' ? (file.parsed?.facts.comments ?? []) : [];
  return { ...file, directives: directivesOf(path, text, { kind: file.kind === 'included' ? 'template' : file.kind, comments }) };
}

/** Only what is parsed is hashed: most modules are not. */
function readSource(kind: FileKind, { path, text }: Omit<FactSource, 'hash'>, before: ProjectFile | undefined, reading: Reading): ProjectFile {
  if (kind === 'module') return readModule(path, text, before, reading);
  const hash = reading.hashOf(text);
  const source = { path, text, hash };
  if (kind === 'diagrams') return readDiagrams(source, before, reading);
  if (kind === 'terraform') return { kind: 'terraform', facts: lasting(keptFacts(terraformKeeping, source, reading.facts, () => parseTerraform(path, text, hash)), reading) };
  if (kind === 'dockerfile') return { kind: 'dockerfile', facts: parseDockerfile(path, text, hash) };
  if (kind === 'package') return { kind: 'package', facts: lasting(keptFacts(packageKeeping, source, reading.facts, () => parsePackage(path, text, hash)), reading) };
  if (kind === 'tsconfig') return { kind: 'tsconfig', facts: lasting(keptFacts(tsconfigKeeping, source, reading.facts, () => parseTsconfig(path, text, hash)), reading) };
  if (kind === 'configuration') return { kind: 'configuration', facts: reading.readConfiguration(path, text, hash) };
  const facts = looksLikeTemplate(path, text) ? keptFacts(templateKeeping, source, reading.facts, () => parseInfrastructure(path, text, hash) ?? 'none') : 'none';
  if (facts !== 'none') return { kind: 'template', facts: lasting(facts, reading) };
  return reading.isIncluded(path) ? { kind: 'included', facts: lasting(parseIncluded(path, text, hash), reading) } : { kind: 'other' };
}

/** Facts as they are kept. What is typed is read anew before that would pay. */
function lasting<Facts extends object>(facts: Facts, { isTyped }: Reading): Facts {
  return isTyped ? facts : compact(facts);
}

/** `..` as a piece of a path, and not three dots or a range. */
const leadsUpwards = /(?<![.\w])\.\.(?![.\w])/;

function readModule(path: string, text: string, before: ProjectFile | undefined, reading: Reading): ProjectFile {
  const known = before?.kind === 'module' ? before : undefined;
  if (known?.parsed?.text === text) return known;
  const surface = surfaceOfSource(path, text, reading.needles);
  if (surface.mentionsClient || surface.mentionsInfrastructure || text.includes(directiveMark) || reading.isDemanded(path)) {
    return { kind: 'module', surface, parsed: parse({ path, text, hash: reading.hashOf(text) }, known?.parsed, reading) };
  }
  return known?.parsed === undefined && known !== undefined && sameSurface(known.surface, surface) ? known : { kind: 'module', surface, parsed: undefined };
}

/** A text with directives is always read: its comments are a part of what is known. */
function parse(source: FactSource, before: ParsedModule | undefined, reading: Reading): ParsedModule {
  const { path, text, hash } = source;
  const make = (): ModuleFacts => (isPython(path) ? parsePython : reading.moduleParser())(path, text, hash);
  const isRetyped = before !== undefined && !isPython(path) && !text.includes(directiveMark);
  const move = isRetyped ? moveOfStatements({ text: before.text, facts: before.unplaced }, { text, hash }, reading.moduleParser()) : undefined;
  if (isRetyped && typeof move === 'object') return movedModule(before, { text, move }, () => madeLate(source, make, reading));
  return parsedModule(lasting(keptFacts(moduleKeeping, source, reading.facts, make), reading), text, isRetyped && move !== undefined ? { text: before.text, move } : undefined);
}

/** Nobody who asks where all of a module is can do without an answer: until the project hears of the crash, nothing is known of it. */
function madeLate({ path, text, hash }: FactSource, make: () => ModuleFacts, { onCrash }: Reading): ModuleFacts {
  try {
    return make();
  } catch {
    onCrash(path, hash);
    return noFacts(text, { path, hash, lineStarts: lineStartsOf(text) }, skipMessages.crashed);
  }
}

function readDiagrams(source: FactSource, before: ProjectFile | undefined, { facts: store, mermaidJudge }: Reading): ProjectFile {
  const known = before?.kind === 'diagrams' ? before : undefined;
  if (known?.facts.hash === source.hash) return known;
  const said = known?.verdicts ?? recalledFacts(complaintsKeeping, source, store);
  const verdicts = new Map<string, Complaint | undefined>();
  const facts = parseDiagramFile(source, (text) => {
    const verdict = said?.has(text) === true ? said.get(text) : mermaidJudge()(text);
    verdicts.set(text, verdict);
    return verdict;
  });
  if ([...verdicts.keys()].some((text) => said?.has(text) !== true)) keepFacts(complaintsKeeping, source, store, verdicts);
  return facts.diagrams.length === 0 ? { kind: 'other' } : { kind: 'diagrams', facts, verdicts };
}

function surfaceOfSource(path: string, text: string, needles: Needles): Surface {
  if (isPython(path)) return surfaceOfPython(text, needles.pythonClients);
  const surface = surfaceOf(text, needles);
  return isInfrastructureFile(path) ? { ...surface, mentionsInfrastructure: true } : surface;
}

/** The text that a change brings; undefined where it brings none. */
export function textOf(change: FileChange): string | undefined {
  if (change.kind === 'text') return change.text;
  return change.kind === 'bytes' ? decodeText(change.bytes) : undefined;
}

/** Hash and lines of a file that findings may point into. */
export function fileText(file: ProjectFile | undefined): { readonly hash: string; readonly lineStarts: LineStarts } | undefined {
  switch (file?.kind) {
    case 'module':
      return file.parsed;
    case 'template':
    case 'included':
    case 'terraform':
    case 'dockerfile':
    case 'package':
    case 'tsconfig':
    case 'configuration':
    case 'diagrams':
      return file.facts;
    case 'skipped':
      return { hash: '', lineStarts: [0] };
    default:
      return undefined;
  }
}

/** Where a file's text is broken, if it is. */
export function damageOf(file: ProjectFile): { readonly kind: 'module' | 'template' | 'package' | 'tsconfig'; readonly damage: SyntaxDamage } | undefined {
  if (file.kind === 'terraform' || file.kind === 'dockerfile' || file.kind === 'configuration' || file.kind === 'diagrams') return undefined;
  const facts = file.kind === 'module' ? file.parsed?.unplaced : 'facts' in file ? file.facts : undefined;
  return facts?.syntaxError === undefined ? undefined : { kind: facts.kind === 'included' ? 'template' : facts.kind, damage: facts.syntaxError };
}

