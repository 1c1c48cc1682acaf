import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { numberIn } from '../../../src/core/model/property.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../../../src/core/model/template.ts';
import { dependency } from '../dependencies.ts';
import { queueEvents } from './samExpansion.ts';
import { samOnly } from './samProperties.ts';

/** The part of AWS's own description of its resources that is read here (@aws-cdk/aws-service-spec). */
interface PropertyType {
  readonly type: string;
  readonly element?: PropertyType;
  readonly types?: readonly PropertyType[];
  readonly reference?: { readonly $ref: string };
}

interface Described {
  readonly properties: Readonly<Record<string, { readonly type: PropertyType; readonly previousTypes?: readonly PropertyType[]; readonly required?: boolean }>>;
}

interface Specification {
  lookup(kind: 'resource', index: 'cloudFormationType', how: 'equals', type: string): readonly Described[];
  get(kind: 'typeDefinition', id: string): Described;
}

let loaded: Specification | undefined;

/** AWS's description, read once: it takes three seconds. */
function specification(): Specification {
  const isFunction = z.custom<() => Specification>((value) => typeof value === 'function');
  const load: unknown = createRequire(__filename)(dependency('@aws-cdk/aws-service-spec'));
  return (loaded ??= z.parse(z.object({ loadAwsServiceSpecSync: isFunction }), load).loadAwsServiceSpecSync());
}

/** What AWS would refuse of a template: types and properties that do not exist, that are missing, or of another kind. */
export function schemaComplaints({ resources }: TemplateFacts): readonly string[] {
  return resources.flatMap(checkable).flatMap((resource) => {
    const described = describedAs(resource.type);
    return described === undefined ? [`${resource.name}: there is no type ${resource.type}`] : checkMap(resource, described);
  });
}

/** AWS's description knows the events of a function by half: those of queues are judged as the mappings that they become. */
function checkable(resource: Resource): readonly Resource[] {
  if (resource.type !== 'AWS::Serverless::Function') return [resource];
  const { properties } = resource;
  return [{ ...resource, properties: { ...properties, entries: properties.entries.filter(({ key }) => key !== 'Events') } }, ...queueEvents(resource)];
}

function describedAs(type: string): Described | undefined {
  const [described] = specification().lookup('resource', 'cloudFormationType', 'equals', type);
  const added = samOnly(type);
  if (described === undefined || added === undefined) return described;
  const borrowed = Object.entries(added).flatMap(([property, [owner, name]]) => {
    const handedTo = describedAs(owner)?.properties[name];
    return handedTo === undefined ? [] : [[property, handedTo] as const];
  });
  return { properties: { ...described.properties, ...Object.fromEntries(borrowed) } };
}

function checkMap({ name, type, properties }: Resource, described: Described): readonly string[] {
  return checkProperties(`${name} (${type})`, properties, described);
}

function checkProperties(at: string, value: PropertyValue, { properties }: Described): readonly string[] {
  if (value.kind !== 'map') return [`${at}: an object is expected`];
  const given = new Set(value.entries.map(({ key }) => key));
  const missing = Object.entries(properties).filter(([key, { required }]) => required === true && !given.has(key));
  return [
    ...missing.map(([key]) => `${at}: ${key} is missing`),
    ...value.entries.flatMap(({ key, value: own }) => {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property === undefined) return [`${at}: there is no property ${key}`];
      return checkAny(`${at}.${key}`, own, [property.type, ...(property.previousTypes ?? [])]);
    }),
  ];
}

/** What fits one of several types is well; else what the first of them complains of. */
function checkAny(at: string, value: PropertyValue, types: readonly PropertyType[]): readonly string[] {
  const complaints = types.map((type) => checkValue(at, value, type));
  return complaints.some((list) => list.length === 0) ? [] : (complaints[0] ?? []);
}

function checkValue(at: string, value: PropertyValue, type: PropertyType): readonly string[] {
  // What only deploying tells cannot be judged by its form.
  if (value.kind === 'unresolved') return [];
  switch (type.type) {
    case 'array':
      return value.kind === 'list' ? value.items.flatMap((item, index) => checkAny(`${at}.${index}`, item, elementOf(type))) : [`${at}: a list is expected`];
    case 'map':
      return value.kind === 'map' ? value.entries.flatMap(({ key, value: own }) => checkAny(`${at}.${key}`, own, elementOf(type))) : [`${at}: an object is expected`];
    case 'union':
      return checkAny(at, value, type.types ?? []);
    case 'ref':
      return checkProperties(at, value, specification().get('typeDefinition', type.reference?.$ref ?? ''));
    case 'tag':
      return checkKeys(at, value, ['Key', 'Value', 'PropagateAtLaunch']);
    case 'json':
      return [];
    default:
      return scalarFits(value, type.type) ? [] : [`${at}: ${type.type} is expected`];
  }
}

function elementOf({ element }: PropertyType): readonly PropertyType[] {
  return element === undefined ? [] : [element];
}

function checkKeys(at: string, value: PropertyValue, keys: readonly string[]): readonly string[] {
  if (value.kind !== 'map') return [`${at}: an object is expected`];
  return value.entries.filter(({ key }) => !keys.includes(key)).map(({ key }) => `${at}: there is no property ${key}`);
}

/** CloudFormation turns numbers and switches in quotes into what they are. */
function scalarFits(value: PropertyValue, wanted: string): boolean {
  switch (wanted) {
    case 'string':
    case 'date-time':
      return value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean';
    case 'number':
    case 'integer':
      return value.kind === 'string' ? numberIn(value) !== undefined : value.kind === 'number';
    case 'boolean':
      return value.kind === 'boolean' || (value.kind === 'string' && /^(?:true|false)$/.test(value.value));
    default:
      throw new Error(`Unknown type "${wanted}" in the description of AWS.`);
  }
}
