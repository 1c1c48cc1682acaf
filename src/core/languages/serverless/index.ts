import { defaultTimeout, functionProperties, providerDefaults } from '../../dialects/serverlessFramework.ts';
import type { MapEntry, MapProperty, PropertyValue, Resource, TemplateFacts } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { mergeDefaults } from '../cloudformation/globals.ts';
import { cloudFormationDialect, substitutedNames } from '../cloudformation/intrinsics.ts';
import { readResources } from '../cloudformation/resources.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { readTree } from '../readTree.ts';
import { unresolved } from '../valueTree.ts';
import { entryOf, stringAt, valueAt } from '../../model/property.ts';
import type { ValueDialect, ValueTree } from '../valueTree.ts';

/** Values that hold a variable (`${self:custom.table}`) are unresolved; what looks like `Fn::Sub` keeps its names. */
const serverlessDialect: ValueDialect = {
  ...cloudFormationDialect,
  text: (value, range) =>
    value.includes('${') ? unresolved(range, undefined, substitutedNames(value)) : { kind: 'string', value, range },
};

/**
 * The facts of a serverless.yml (or .json): each function as an `AWS::Lambda::Function` with the names that
 * CloudFormation has for its properties, and the resources under `resources.Resources`. Undefined where the file
 * can be read and configures no AWS service.
 */
export function parseServerless(path: string, text: string, hash: string): TemplateFacts | undefined {
  const tree = readTree(path, text, serverlessDialect);
  const root = tree.documents.find(isService);
  if (root === undefined && tree.syntaxError === undefined) return undefined;
  return factsOf({ path, text, hash }, tree, root);
}

/** Whether a document configures a service on AWS, which is also what a missing provider name means. */
function isService(root: PropertyValue): boolean {
  const provider = valueAt(root, 'provider');
  const name = provider?.kind === 'string' ? provider.value : stringAt(provider, 'name');
  const parts = ['service', 'provider', 'functions', 'resources'];
  return (name === undefined || name === 'aws') && parts.some((key) => valueAt(root, key) !== undefined);
}

/**
 * The resources of a service whose configuration is already a value (`serverless.ts`), the framework's variables in its
 * texts read as such; undefined where it configures no AWS service.
 */
export function serverlessService(root: PropertyValue): readonly Resource[] | undefined {
  const service = withVariables(root);
  return isService(service) ? [...readFunctions(service), ...readCloudFormation(service)] : undefined;
}

/** A value made of plain data, read as {@link serverlessDialect} reads a text. */
function withVariables(value: PropertyValue): PropertyValue {
  switch (value.kind) {
    case 'string':
      return serverlessDialect.text(value.value, value.range);
    case 'list':
      return { ...value, items: value.items.map(withVariables) };
    case 'map':
      return serverlessDialect.map({ ...value, entries: value.entries.map((entry) => ({ ...entry, value: withVariables(entry.value) })) });
    default:
      return value;
  }
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

function factsOf({ path, text, hash }: Source, tree: ValueTree, root: PropertyValue | undefined): TemplateFacts {
  return {
    kind: 'template',
    dialect: 'serverless',
    path,
    hash,
    lineStarts: lineStartsOf(text),
    syntaxError: tree.syntaxError,
    resources: root === undefined ? [] : [...readFunctions(root), ...readCloudFormation(root)],
  };
}

/** `resources` is a template, or a list of templates. */
function readCloudFormation(root: PropertyValue): readonly Resource[] {
  const resources = valueAt(root, 'resources');
  const templates = resources?.kind === 'list' ? resources.items : resources === undefined ? [] : [resources];
  return templates.flatMap(readResources);
}

/** `functions` is a map, or a list of maps. What a variable brings in from elsewhere is not known. */
function readFunctions(root: PropertyValue): readonly Resource[] {
  const functions = valueAt(root, 'functions');
  const maps = functions?.kind === 'list' ? functions.items : functions === undefined ? [] : [functions];
  const provider = valueAt(root, 'provider');
  const defaults = defaultsOf(provider);
  const images = valueAt(root, 'provider', 'ecr', 'images');
  return maps.flatMap((map) => (map.kind === 'map' ? map.entries.flatMap((entry) => functionOf(entry, { defaults, isOpen: isOpen(provider), images })) : []));
}

function defaultsOf(provider: PropertyValue | undefined): MapProperty | undefined {
  if (provider?.kind !== 'map') return undefined;
  return translated({ ...provider, entries: provider.entries.filter((entry) => providerDefaults.has(entry.key)) });
}

/** What functions of a service have in common. */
interface Service {
  readonly defaults: MapProperty | undefined;
  /** Whether `provider` may say more than can be read. */
  readonly isOpen: boolean;
  readonly images: PropertyValue | undefined;
}

function isOpen(value: PropertyValue | undefined): boolean {
  return value?.kind === 'unresolved' || (value?.kind === 'map' && value.open === true);
}

function functionOf({ key, keyRange, value }: MapEntry, service: Service): readonly Resource[] {
  if (value.kind !== 'map') return [];
  const { defaults, images } = service;
  const own = translated(value);
  const written = withPackageType(defaults === undefined ? own : mergeDefaults(defaults, own), value);
  return [
    {
      name: key,
      nameRange: keyRange,
      type: 'AWS::Lambda::Function',
      properties: { ...written, entries: [...written.entries, ...frameworkDefaults(written, keyRange, service.isOpen || isOpen(value))] },
      metadata: buildOf(valueAt(value, 'image'), images),
      range: { start: keyRange.start, end: value.range.end },
    },
  ];
}

/** What the framework adds: a timeout where there is none, and a version of what has SnapStart (functions.js). */
function frameworkDefaults(written: MapProperty, at: Range, mayBeWritten: boolean): readonly MapEntry[] {
  const added = (key: string, value: PropertyValue): MapEntry => ({ key, keyRange: at, value });
  const timeout: PropertyValue = mayBeWritten ? unresolved(at, undefined, []) : { kind: 'number', value: defaultTimeout, range: at };
  return [
    ...(entryOf(written, 'Timeout') === undefined ? [added('Timeout', timeout)] : []),
    ...(entryOf(written, 'SnapStart') === undefined ? [] : [added('Publish', { kind: 'boolean', value: true, range: at })]),
  ];
}

/** How the framework builds the image that a function names: `provider.ecr.images.<name>`, a folder or `{ path, file }`. */
function buildOf(image: PropertyValue | undefined, images: PropertyValue | undefined): MapProperty | undefined {
  const name = image?.kind === 'string' ? image.value : stringAt(image, 'name');
  const build = name === undefined ? undefined : valueAt(images, name);
  const context = build?.kind === 'string' ? build : valueAt(build, 'path');
  if (build === undefined || context === undefined) return undefined;
  const file = entryOf(build, 'file');
  const entries: readonly MapEntry[] = [{ key: 'DockerContext', keyRange: context.range, value: context }];
  return { kind: 'map', entries: file === undefined ? entries : [...entries, { ...file, key: 'Dockerfile' }], range: build.range };
}

/** The same map with CloudFormation's names; a key that CloudFormation has nothing for is left out. */
function translated(map: MapProperty): MapProperty {
  const entries = map.entries.flatMap((entry): readonly MapEntry[] => {
    const names = Object.hasOwn(functionProperties, entry.key) ? functionProperties[entry.key] : undefined;
    const [first, ...inner] = names ?? [];
    return first === undefined ? [] : [{ ...entry, key: first, value: nested(inner, entry) }];
  });
  return { ...map, entries };
}

function nested(keys: readonly string[], entry: MapEntry): PropertyValue {
  return keys.reduceRight<PropertyValue>(
    (value, key) => ({ kind: 'map', entries: [{ key, keyRange: entry.keyRange, value }], range: value.range }),
    entry.value,
  );
}

/** A function with `image` is one; its `image.command` takes the place of the handler. */
function withPackageType(properties: MapProperty, written: MapProperty): MapProperty {
  const image = entryOf(written, 'image');
  if (image === undefined) return properties;
  const command = entryOf(image.value, 'command');
  const type: MapEntry = { ...image, key: 'PackageType', value: { kind: 'string', value: 'Image', range: image.keyRange } };
  const config: readonly MapEntry[] =
    command === undefined ? [] : [{ ...command, key: 'ImageConfig', value: nested(['Command'], command) }];
  return { ...properties, entries: [...properties.entries, type, ...config] };
}
