import type { PropertyValue, Resource, TemplateFacts } from '../../../src/core/model/template.ts';
import type { Infrastructure } from '../../../src/core/pattern/manifest.ts';
import { expandSam, referableParts } from './samExpansion.ts';

/** One resource, told in the same words whatever dialect it was written in. */
export interface ModelResource {
  readonly type: string;
  /** As SAM and the CDK call it: `CacheClients`, also where Terraform has `cache_clients`. */
  readonly name: string;
  /** Texts by dotted path; references are told by the type of what they lead to. */
  readonly properties: ReadonlyMap<string, string>;
}

/** What is left of a synthesised template: the CDK's own account of itself says nothing of what is deployed. */
const ofTheCdk = 'AWS::CDK::Metadata';
/** What the CDK adds to the ids that it makes. */
const idHash = /[0-9A-F]{8}$/;

/** The resources of templates in the words of CloudFormation. */
export function resourceModel(dialect: Infrastructure, templates: readonly TemplateFacts[]): readonly ModelResource[] {
  const written = templates.flatMap(({ resources: own }) => own);
  const resources = written.flatMap(expandSam).filter(({ type }) => type !== ofTheCdk);
  const types = new Map([...resources.map(({ name, type }) => [name, type] as const), ...written.flatMap(referableParts)]);
  return resources.map((resource) => ({ type: resource.type, name: nameIn(dialect, resource), properties: new Map(flat(resource.properties, '', types)) }));
}

function nameIn(dialect: Infrastructure, { name }: Resource): string {
  if (dialect === 'cdk') return name.replace(idHash, '');
  if (dialect === 'sam') return name;
  const local = name.slice(name.lastIndexOf('.') + 1);
  return local.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function flat(value: PropertyValue, path: string, types: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  switch (value.kind) {
    case 'map':
      return value.entries.flatMap(({ key, value: own }) => flat(own, path === '' ? key : `${path}.${key}`, types));
    case 'list':
      if (value.items.length > 0 && value.items.every(isNamed)) return value.items.flatMap((item) => flatNamed(item, path, types));
      return value.items.flatMap((item, index) => flat(item, `${path}.${index}`, types));
    case 'unresolved':
      return [[path, referred(value.mentions, types)]];
    case 'null':
      return [];
    default:
      return [[path, String(value.value)]];
  }
}

/** An entry of a list that says no more than a value by its name, in whatever order: dimensions, attributes, environments. */
function isNamed(item: PropertyValue): boolean {
  const [name, value, ...others] = item.kind === 'map' ? item.entries : [];
  return /^(?:Key|Name)$/.test(name?.key ?? '') && name?.value.kind === 'string' && value?.key === 'Value' && others.length === 0;
}

function flatNamed(item: PropertyValue, path: string, types: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const [name, value] = item.kind === 'map' ? item.entries : [];
  return name?.value.kind === 'string' && value !== undefined ? flat(value.value, `${path}.${name.value.value}`, types) : [];
}

/** What an expression asks for, by type; that which stands in no template comes from outside (parameters, data). */
function referred(mentions: readonly string[], types: ReadonlyMap<string, string>): string {
  const led = mentions.flatMap((mention) => types.get(mention) ?? []);
  return led.length === 0 ? '(from outside)' : `(from ${[...new Set(led)].sort().join(', ')})`;
}
