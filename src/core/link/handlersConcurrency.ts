import { numberIn, stringAt, valueAt } from '../model/property.ts';
import type { ProvisionedConcurrency } from '../model/entry.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../model/template.ts';
import type { Range } from '../model/text.ts';

const functionTypes = new Set(['AWS::Serverless::Function', 'AWS::Lambda::Function']);
/** What names a published state of a function. */
const qualifierTypes = new Set(['AWS::Lambda::Alias', 'AWS::Lambda::Version']);
const scalableTarget = 'AWS::ApplicationAutoScaling::ScalableTarget';

/** Whether a resource is a Lambda function. */
export function isFunction(resource: Resource): boolean {
  return functionTypes.has(resource.type);
}

/**
 * The provisioned concurrency of every function of templates that refer to each other, by the function's logical id: what the function itself
 * says (SAM, serverless.yml), what an alias or a version of it says, what Application Auto Scaling keeps for it.
 * A function without any is missing, and so is one for which it is plainly 0.
 */
export function provisionedConcurrencies(templates: readonly TemplateFacts[]): ReadonlyMap<string, ProvisionedConcurrency> {
  const located = templates.flatMap(({ path, resources }) => resources.map((resource) => ({ path, resource })));
  const functions = functionsAmong(located.map(({ resource }) => resource));
  const found = new Map<string, ProvisionedConcurrency>();
  for (const { path, resource } of located) {
    const amount = amountOf(resource);
    const owner = amount === undefined ? undefined : ownerOf(resource, functions);
    if (amount === undefined || owner === undefined || found.has(owner)) continue;
    found.set(owner, { environments: amount.environments, at: { path, range: amount.range } });
  }
  return found;
}

/** What versions and aliases there are among templates that refer to each other. */
export interface Qualifiers {
  /** Logical ids of the functions that have one. */
  readonly owners: ReadonlySet<string>;
  /** Whether there is one of a function that is not known: it may be of any. */
  readonly unknown: boolean;
}

/** The versions and aliases of the functions of templates that refer to each other. */
export function qualifiersOf(templates: readonly TemplateFacts[]): Qualifiers {
  const resources = templates.flatMap((template) => template.resources);
  const { byQualifier } = functionsAmong(resources);
  const unknown = resources.some(({ type, name }) => qualifierTypes.has(type) && !byQualifier.has(name));
  return { owners: new Set(byQualifier.values()), unknown };
}

interface Amount {
  readonly environments: number | undefined;
  readonly range: Range;
}

function amountOf(resource: Resource): Amount | undefined {
  const { properties, type } = resource;
  if (type === scalableTarget) return scaledAmount(properties);
  if (!functionTypes.has(type) && !qualifierTypes.has(type)) return undefined;
  const config = valueAt(properties, 'ProvisionedConcurrencyConfig');
  if (config?.kind === 'unresolved') return amountFrom(config);
  return amountFrom(valueAt(config, 'ProvisionedConcurrentExecutions'));
}

function amountFrom(value: PropertyValue | undefined): Amount | undefined {
  if (value === undefined || value.kind === 'null') return undefined;
  if (value.kind === 'unresolved') {
    return value.reference === 'AWS::NoValue' ? undefined : { environments: undefined, range: value.range };
  }
  const environments = numberIn(value);
  return environments === undefined || environments <= 0 ? undefined : { environments, range: value.range };
}

/** What scaling never goes below. A target that starts at 0 has some at times only: how many is not known. */
function scaledAmount(properties: PropertyValue): Amount | undefined {
  if (stringAt(properties, 'ScalableDimension') !== 'lambda:function:ProvisionedConcurrency') return undefined;
  const least = valueAt(properties, 'MinCapacity');
  const atLeast = amountFrom(least);
  if (atLeast !== undefined || least === undefined) return atLeast;
  const most = amountFrom(valueAt(properties, 'MaxCapacity'));
  return most === undefined ? undefined : { environments: undefined, range: most.range };
}

/** The functions of a template, and what leads to them. */
interface Functions {
  /** Logical ids. */
  readonly ids: ReadonlySet<string>;
  /** Logical ids by `FunctionName`, where that is written out. */
  readonly byName: ReadonlyMap<string, string>;
  /** Logical ids by those of their aliases and versions. */
  readonly byQualifier: ReadonlyMap<string, string>;
}

function functionsAmong(resources: readonly Resource[]): Functions {
  const functions = resources.filter(isFunction);
  const named = functions.flatMap((resource): readonly [string, string][] => {
    const name = stringAt(resource.properties, 'FunctionName');
    return name === undefined ? [] : [[name, resource.name]];
  });
  const ids = new Set(functions.map((resource) => resource.name));
  const byName = new Map(named);
  const byQualifier = new Map<string, string>();
  const qualifiers = resources.filter((resource) => qualifierTypes.has(resource.type));
  // An alias may be of a version, and a version may be said to be an alias's: whoever leads to one that is known is known.
  for (let before = -1; byQualifier.size > before; ) {
    before = byQualifier.size;
    for (const { name, properties } of qualifiers) {
      const owner = byQualifier.has(name) ? undefined : functionNamed({ ids, byName, byQualifier }, valueAt(properties, 'FunctionName'));
      if (owner !== undefined) byQualifier.set(name, owner);
    }
  }
  return { ids, byName, byQualifier };
}

/** The logical id of the function that a resource is about. */
function ownerOf(resource: Resource, functions: Functions): string | undefined {
  if (functions.ids.has(resource.name)) return resource.name;
  const scales = resource.type === scalableTarget;
  return scales ? scaledFunction(functions, valueAt(resource.properties, 'ResourceId')) : functions.byQualifier.get(resource.name);
}

function functionNamed({ ids, byName, byQualifier }: Functions, name: PropertyValue | undefined): string | undefined {
  if (name?.kind === 'string') return byName.get(name.value);
  const reference = name?.kind === 'unresolved' ? name.reference : undefined;
  if (reference === undefined) return undefined;
  return ids.has(reference) ? reference : byQualifier.get(reference);
}

/** `function:name:alias`; where it is put together, the one function that it mentions, directly or by its alias. */
function scaledFunction({ ids, byName, byQualifier }: Functions, target: PropertyValue | undefined): string | undefined {
  if (target?.kind === 'string') return byName.get(target.value.split(':')[1] ?? '');
  if (target?.kind !== 'unresolved') return undefined;
  const mentioned = target.mentions.flatMap((name) => (ids.has(name) ? [name] : (byQualifier.get(name) ?? [])));
  return new Set(mentioned).size === 1 ? mentioned[0] : undefined;
}
