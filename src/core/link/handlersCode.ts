import { stringAt, stringsOf, valueAt } from '../model/property.ts';
import type { DockerfileFacts } from '../model/dockerfile.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../model/template.ts';
import { sourcesOf } from './resolveBuildOutput.ts';
import { withoutExtension } from './resolveFile.ts';
import { folderOf, joinPath } from './resolvePath.ts';

/** Where sources lie beside a template that only says where the built code is kept. */
const usualFolders = ['', 'src', 'lambda', 'lambdas', 'functions', 'handlers', 'app'];

/** A handler as written, taken apart as Lambda's Node runtime does: at the first dot behind the last slash. */
export interface HandlerName {
  /** Without extension, relative to the root of the function's code. */
  readonly file: string;
  readonly exportName: string;
}

/** `src/orders.handler` as file and export; undefined where it is neither. */
export function parseHandler(handler: string): HandlerName | undefined {
  const match = /^(?<folder>(?:.*\/)?)(?<file>[^./]+)\.(?<exported>[^/]+)$/.exec(handler.trim());
  const { folder = '', file = '', exported = '' } = match?.groups ?? {};
  return match === null ? undefined : { file: folder + file, exportName: exported };
}

/** As Lambda's Python runtime does: at the last dot; those before it lead into packages, as slashes do. */
export function parsePythonHandler(handler: string): HandlerName | undefined {
  const { module, exported } = /^(?<module>[\w./-]+)\.(?<exported>\w+)$/.exec(handler.trim().replace(/^\.?\//, ''))?.groups ?? {};
  return module === undefined || exported === undefined ? undefined : { file: module.replaceAll('.', '/'), exportName: exported };
}

/** A function and the template that declares it: its code is relative to the folder of that one. */
export interface DeclaredFunction {
  readonly template: TemplateFacts;
  readonly resource: Resource;
  /** For a function that is an image: what it is built by, where that is known. */
  readonly dockerfile?: DockerfileFacts | undefined;
}

/**
 * The files that a handler can mean, without extension and relative to the project's root, best first. What is
 * written as code may name the source itself, as `EntryPoint` of its metadata.
 */
export function candidatesOf(declared: DeclaredFunction, handler: HandlerName): readonly string[] {
  const { template, resource } = declared;
  const base = template.folder ?? folderOf(template.path);
  const entry = stringAt(resource.metadata, 'EntryPoint');
  if (entry !== undefined) return [joinPath(base, withoutExtension(entry))].filter((place) => place !== undefined);
  const code = codeOf(declared);
  const files = [...entryPoints(resource, code, handler), ...code.folders.map((folder) => `${folder}/${handler.file}`)];
  const stems = files.flatMap((file) => sourcesOf(normal(file)));
  const places = stems.map((stem) => joinPath(base, stem));
  return [...new Set(places.filter((place) => place !== undefined && place !== ''))].filter((place) => place !== undefined);
}

/** Where a function's code lies. */
export interface Code {
  readonly kind: 'local' | 'elsewhere' | 'inline';
  /** Folders relative to the template: one for local code, the usual ones where only the built package is named. */
  readonly folders: readonly string[];
}

/** Where the code of a function lies, as far as its template tells. */
export function codeOf({ template, resource, dockerfile }: DeclaredFunction): Code {
  const { properties, metadata } = resource;
  if (stringAt(metadata, 'EntryPoint') !== undefined) return local('.');
  const asset = stringAt(metadata, 'aws:asset:path');
  if (asset !== undefined) return local(asset);
  const context = stringAt(metadata, 'DockerContext');
  if (stringAt(properties, 'PackageType') === 'Image') return context === undefined ? elsewhere : fromImage(context, dockerfile);
  if (valueAt(properties, 'InlineCode') !== undefined || valueAt(properties, 'Code', 'ZipFile') !== undefined) return inline;
  const sam = resource.type === 'AWS::Serverless::Function';
  const uri = valueAt(properties, sam ? 'CodeUri' : 'Code');
  if (uri === undefined && (sam || template.dialect === 'serverless')) return local('.');
  // In code that is evaluated an unknown place may be any: only a template that is deployed as it stands is guessed at.
  if (uri?.kind !== 'string' && template.dialect === 'cdk') return inline;
  return uri?.kind === 'string' ? fromUri(uri) : elsewhere;
}

const elsewhere: Code = { kind: 'elsewhere', folders: usualFolders };
const inline: Code = { kind: 'inline', folders: [] };

function local(folder: string): Code {
  return { kind: 'local', folders: [folder] };
}

function fromImage(context: string, dockerfile: DockerfileFacts | undefined): Code {
  const copied = dockerfile?.copied ?? [];
  return { kind: 'local', folders: [...new Set([...copied, '', 'src', 'app'].map((folder) => `${context}/${folder}`))] };
}

/** Where the Dockerfile of an image lies, relative to the project's root. */
export function dockerfileOf({ template, resource }: DeclaredFunction): string | undefined {
  const { properties, metadata } = resource;
  const context = stringAt(metadata, 'DockerContext');
  if (context === undefined || stringAt(properties, 'PackageType') !== 'Image') return undefined;
  return joinPath(template.folder ?? folderOf(template.path), `${context}/${stringAt(metadata, 'Dockerfile') ?? 'Dockerfile'}`);
}

/** A folder, or one file of it; `s3://bucket/key` and an archive only tell where the built package is kept. */
function fromUri(uri: PropertyValue & { readonly kind: 'string' }): Code {
  const { value } = uri;
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(value) || /\.(?:zip|jar|war)$/i.test(value) ? elsewhere : local(value.replace(/[^/]*\.(?:[cm]?[jt]sx?|py)$/, ''));
}

/** With SAM's esbuild build method the handler names the output of one of the entry points. */
function entryPoints(resource: Resource, code: Code, handler: HandlerName): readonly string[] {
  const [folder] = code.folders;
  if (code.kind !== 'local' || folder === undefined) return [];
  const points = stringsOf(valueAt(resource.metadata, 'BuildProperties', 'EntryPoints'));
  const stems = points.map((point) => point.replace(/\.[cm]?[jt]sx?$/, ''));
  return stems.filter((stem) => lastSegment(stem) === lastSegment(handler.file)).map((stem) => `${folder}/${stem}`);
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function normal(path: string): string {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.').join('/');
}
