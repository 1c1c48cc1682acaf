import { handlerDeclarations } from '../link/handlers.ts';
import { majorVersions, type MajorOf } from '../link/packageVersions.ts';
import { withParameters } from '../link/parameters.ts';
import { createResolver, resolveEntry } from '../link/resolve.ts';
import { folderOf } from '../link/resolvePath.ts';
import { terraformTemplates } from '../dialects/terraform/index.ts';
import type { LocatedHandler } from '../link/entries.ts';
import type { DockerfileFacts } from '../model/dockerfile.ts';
import type { HandlerDeclaration } from '../model/entry.ts';
import { wholeService, type IncludedAt } from '../languages/serverless/wholeService.ts';
import type { TemplateFacts } from '../model/template.ts';
import type { ProjectFile } from './files.ts';

/** The files by path. */
export type Files = ReadonlyMap<string, ProjectFile>;

/** Which modules there are and how imports lead from one to the other. Changes when files come and go, not when they are edited. */
export interface Layout {
  readonly paths: ReadonlySet<string>;
  /** All files of any kind. */
  readonly files: ReadonlySet<string>;
  readonly resolve: (from: string, specifier: string) => string | undefined;
  readonly majorOf: MajorOf;
  /** Where the imports of a module lead, as far as they were asked for. */
  readonly imports: WeakMap<ProjectFile, readonly string[]>;
}

/** Works out the layout of all files. `pythonLibraries`: names that mean a library wherever a file of that name lies. */
export function layOut(files: Files, pythonLibraries: ReadonlySet<string>): Layout {
  const all = [...files];
  const paths = new Set(all.flatMap(([path, file]) => (file.kind === 'module' || file.kind === 'skipped' ? [path] : [])));
  const packages = all.flatMap(([, file]) => (file.kind === 'package' ? [file.facts] : []));
  const tsconfigs = all.flatMap(([, file]) => (file.kind === 'tsconfig' ? [file.facts] : []));
  return { paths, files: new Set(files.keys()), resolve: createResolver({ paths, packages, tsconfigs, pythonLibraries }), majorOf: majorVersions(packages), imports: new WeakMap() };
}

/** The values of parameters and variables that are given to the template at a path. */
export type GivenAt = (path: string) => ReadonlyMap<string, string> | undefined;

/** What template files declare. */
export interface WrittenTemplates {
  readonly templates: readonly TemplateFacts[];
  /** Files that they take in, and that have to be read to know all of it. */
  readonly unread: readonly string[];
}

/** The facts of all template files; Terraform's of one folder are read together, and those of the Serverless Framework with what they take in. */
export function templatesOf(files: Files, givenAt: GivenAt = () => undefined): WrittenTemplates {
  const all = [...files.values()];
  const unread = new Set<string>();
  const includedAt: IncludedAt = (path) => {
    const file = files.get(path);
    if (file?.kind === 'other') unread.add(path);
    return file?.kind === 'included' ? file.facts : undefined;
  };
  const templates = all.flatMap((file) => (file.kind === 'template' ? wholeService(withParameters(file.facts, givenAt(file.facts.path)), includedAt) : []));
  const folders = [...byFolder(all.flatMap((file) => (file.kind === 'terraform' ? [file.facts] : []))).values()];
  return { templates: [...templates, ...folders.flatMap((facts) => terraformTemplates(facts, givenAt(facts[0]?.path ?? '')))], unread: [...unread] };
}

function byFolder<Facts extends { readonly path: string }>(facts: readonly Facts[]): ReadonlyMap<string, readonly Facts[]> {
  const folders = new Map<string, Facts[]>();
  for (const each of facts) {
    const folder = folderOf(each.path);
    folders.set(folder, [...(folders.get(folder) ?? []), each]);
  }
  return folders;
}

/** A handler that a template declares, and the file that holds it, if it is there. */
export interface DeclaredHandler {
  readonly declaration: HandlerDeclaration;
  readonly module: string | undefined;
}

/** Those whose files are there. */
export function locatedHandlers(handlers: readonly DeclaredHandler[]): readonly LocatedHandler[] {
  return handlers.flatMap(({ declaration, module }) => (module === undefined ? [] : [{ declaration, module }]));
}

/** The handlers that templates declare. */
export function declaredHandlers(templates: readonly TemplateFacts[], layout: Layout, files: Files): readonly DeclaredHandler[] {
  const modules = byFolder(templates.filter(({ dialect }) => dialect === 'terraform'));
  const beside = (template: TemplateFacts): readonly TemplateFacts[] =>
    template.dialect === 'terraform' ? (modules.get(folderOf(template.path)) ?? []).filter((other) => other !== template) : [];
  const dockerfileAt = (path: string): DockerfileFacts | undefined => {
    const file = files.get(path);
    return file?.kind === 'dockerfile' ? file.facts : undefined;
  };
  const declarations = templates.flatMap((template) => handlerDeclarations(template, { beside: beside(template), dockerfileAt }));
  return declarations.map((declaration) => ({ declaration, module: resolveEntry(declaration, layout.paths) }));
}
