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
 * The provisioned concurrency of every function of a template, by the function's logical id: what the function itself
 * says (SAM, serverless.yml), what an alias or a version of it says, what Application Auto Scaling keeps for it.
 * A function without any is missing, and so is one for which it is plainly 0.
 */
export function provisionedConcurrencies(template: TemplateFacts): ReadonlyMap<string, ProvisionedConcurrency> {
  const functions = functionsAmong(template.resources);
  const found = new Map<string, ProvisionedConcurrency>();
  for (const resource of template.resources) {
    const amount = amountOf(resource);
    const owner = amount === undefined ? undefined : ownerOf(resource, functions);
    if (amount === undefined || owner === undefined || found.has(owner)) continue;
    found.set(owner, { environments: amount.environments, at: { path: template.path, range: amount.range } });
  }
  return found;
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
  const known = { ids: new Set(functions.map((resource) => resource.name)), byName: new Map(named) };
  const qualified = resources.flatMap((resource): readonly [string, string][] => {
    const owner = qualifierTypes.has(resource.type) ? functionNamed(known, valueAt(resource.properties, 'FunctionName')) : undefined;
    return owner === undefined ? [] : [[resource.name, owner]];
  });
  return { ...known, byQualifier: new Map(qualified) };
}

/** The logical id of the function that a resource is about. */
function ownerOf(resource: Resource, functions: Functions): string | undefined {
  if (functions.ids.has(resource.name)) return resource.name;
  const scales = resource.type === scalableTarget;
  return scales ? scaledFunction(functions, valueAt(resource.properties, 'ResourceId')) : functions.byQualifier.get(resource.name);
}

function functionNamed(functions: Omit<Functions, 'byQualifier'>, name: PropertyValue | undefined): string | undefined {
  if (name?.kind === 'string') return functions.byName.get(name.value);
  const reference = name?.kind === 'unresolved' ? name.reference : undefined;
  return reference !== undefined && functions.ids.has(reference) ? reference : undefined;
}

/** `function:name:alias`; where it is put together, the one function that it mentions, directly or by its alias. */
function scaledFunction({ ids, byName, byQualifier }: Functions, target: PropertyValue | undefined): string | undefined {
  if (target?.kind === 'string') return byName.get(target.value.split(':')[1] ?? '');
  if (target?.kind !== 'unresolved') return undefined;
  const mentioned = target.mentions.flatMap((name) => (ids.has(name) ? [name] : (byQualifier.get(name) ?? [])));
  return new Set(mentioned).size === 1 ? mentioned[0] : undefined;
}
