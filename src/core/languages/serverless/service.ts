import { defaultTimeout, functionProperties, providerDefaults } from '../../dialects/serverlessFramework.ts';
import { entryOf, stringAt, valueAt } from '../../model/property.ts';
import type { MapEntry, MapProperty, PropertyValue, Resource } from '../../model/template.ts';
import type { Range } from '../../model/text.ts';
import { mergeDefaults } from '../cloudformation/globals.ts';
import { substitutedNames, cloudFormationDialect } from '../cloudformation/intrinsics.ts';
import { unresolved } from '../valueTree.ts';

/** Whether a value configures a service on AWS. */
export function isService(written: PropertyValue): boolean {
  const root = withVariables(written);
  const parts = ['service', 'provider', 'functions', 'resources'];
  return isOnAws(valueAt(root, 'provider')) && parts.some((key) => valueAt(root, key) !== undefined);
}

/** Whether `provider` means AWS, which is also what a missing name means. */
export function isOnAws(provider: PropertyValue | undefined): boolean {
  const name = provider?.kind === 'string' ? provider.value : stringAt(provider, 'name');
  return name === undefined || name === 'aws';
}

/** A value of plain data: texts that hold a variable (`${self:custom.table}`) are unresolved; what looks like `Fn::Sub` keeps its names. */
export function withVariables(value: PropertyValue): PropertyValue {
  switch (value.kind) {
    case 'string':
      return value.value.includes('${') ? unresolved(value.range, undefined, substitutedNames(value.value)) : value;
    case 'list':
      return { ...value, items: value.items.map(withVariables) };
    case 'map':
      return cloudFormationDialect.map({ ...value, entries: value.entries.map((entry) => ({ ...entry, value: withVariables(entry.value) })) });
    default:
      return value;
  }
}

/** What `provider` says of all functions. */
export function commonOf(provider: PropertyValue | undefined): Common {
  return { defaults: defaultsOf(provider), isOpen: isOpen(provider), images: valueAt(provider, 'ecr', 'images') };
}

function defaultsOf(provider: PropertyValue | undefined): MapProperty | undefined {
  if (provider?.kind !== 'map') return undefined;
  return translated({ ...provider, entries: provider.entries.filter((entry) => providerDefaults.has(entry.key)) });
}

/** What functions of a service have in common. */
export interface Common {
  readonly defaults: MapProperty | undefined;
  /** Whether `provider` may say more than can be read. */
  readonly isOpen: boolean;
  readonly images: PropertyValue | undefined;
}

function isOpen(value: PropertyValue | undefined): boolean {
  return value?.kind === 'unresolved' || (value?.kind === 'map' && value.open === true);
}

/** The resource of a function, a list of one; none where what stands under its name is not known. */
export function functionOf({ key, keyRange, value }: MapEntry, { defaults, isOpen: isProviderOpen, images }: Common): readonly Resource[] {
  if (value.kind !== 'map') return [];
  const own = translated(value);
  const written = withPackageType(defaults === undefined ? own : mergeDefaults(defaults, own), value);
  return [
    {
      name: key,
      nameRange: keyRange,
      type: 'AWS::Lambda::Function',
      properties: { ...written, entries: [...written.entries, ...eventsOf(value), ...frameworkDefaults(written, keyRange, isProviderOpen || isOpen(value))] },
      metadata: buildOf(valueAt(value, 'image'), images),
      range: { start: keyRange.start, end: value.range.end },
    },
  ];
}

/** The `events` of a function as SAM has them: a map of maps with a `Type`. */
function eventsOf(written: MapProperty): readonly MapEntry[] {
  const events = entryOf(written, 'events');
  if (events?.value.kind !== 'list') return events === undefined ? [] : [{ ...events, key: 'Events' }];
  const entries = events.value.items.map((item, index) => eventOf(item, String(index)));
  return [{ ...events, key: 'Events', value: { kind: 'map', entries, range: events.value.range } }];
}

/** `- schedule: rate(1 hour)`, `- sqs: { arn: …, maximumConcurrency: 5 }`; what names no source is of none that is known. */
function eventOf(item: PropertyValue, key: string): MapEntry {
  const [source] = item.kind === 'map' ? item.entries : [];
  if (source === undefined) return { key, keyRange: item.range, value: item };
  const { keyRange, value } = source;
  const type: MapEntry = { key: 'Type', keyRange, value: { kind: 'string', value: typeOfEvent(source), range: keyRange } };
  const most = entryOf(value, 'maximumConcurrency');
  const limit: readonly MapEntry[] = most === undefined ? [] : [{ ...most, key: 'Properties', value: nested(['ScalingConfig', 'MaximumConcurrency'], most) }];
  return { key, keyRange, value: { kind: 'map', entries: [type, ...limit], range: item.range } };
}

function typeOfEvent({ key, value }: MapEntry): string {
  const isClock = key === 'schedule' || (key === 'eventBridge' && entryOf(value, 'schedule') !== undefined && entryOf(value, 'pattern') === undefined);
  return isClock ? 'Schedule' : key === 'sqs' ? 'SQS' : key;
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
