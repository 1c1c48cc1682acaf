import { stringAt, valueAt } from '../languages/valueTree.ts';
import type { ProvisionedConcurrency } from '../model/entry.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../model/template.ts';
import type { Range } from '../model/text.ts';

const functionTypes = new Set(['AWS::Serverless::Function', 'AWS::Lambda::Function']);

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
  const owners = ownersOf(template.resources);
  const found = new Map<string, ProvisionedConcurrency>();
  for (const resource of template.resources) {
    const amount = amountOf(resource);
    const owner = amount === undefined ? undefined : owners.of(resource);
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
  if (type === 'AWS::ApplicationAutoScaling::ScalableTarget') return scaledAmount(properties);
  if (!functionTypes.has(type) && type !== 'AWS::Lambda::Alias' && type !== 'AWS::Lambda::Version') return undefined;
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

/** A number, also one in quotes. */
function numberIn(value: PropertyValue): number | undefined {
  if (value.kind === 'number') return value.value;
  return value.kind === 'string' && /^\d+$/.test(value.value.trim()) ? Number(value.value) : undefined;
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

interface Owners {
  /** The logical id of the function that a resource is about. */
  of(resource: Resource): string | undefined;
}

function ownersOf(resources: readonly Resource[]): Owners {
  const functions = new Set(resources.filter(isFunction).map((resource) => resource.name));
  const byFunctionName = new Map(
    resources.filter(isFunction).flatMap((resource): readonly [string, string][] => {
      const name = stringAt(resource.properties, 'FunctionName');
      return name === undefined ? [] : [[name, resource.name]];
    }),
  );
  const byQualifier = new Map(
    resources.flatMap((resource): readonly [string, string][] => {
      const owner = functions.has(resource.name) ? undefined : functionNamed(valueAt(resource.properties, 'FunctionName'));
      return owner === undefined ? [] : [[resource.name, owner]];
    }),
  );

  function functionNamed(value: PropertyValue | undefined): string | undefined {
    if (value?.kind === 'string') return byFunctionName.get(value.value);
    const reference = value?.kind === 'unresolved' ? value.reference : undefined;
    return reference !== undefined && functions.has(reference) ? reference : undefined;
  }

  /** `function:name:alias`; where it is put together, the one function that it mentions, directly or by its alias. */
  function scaledFunction(target: PropertyValue | undefined): string | undefined {
    if (target?.kind === 'string') return byFunctionName.get(target.value.split(':')[1] ?? '');
    if (target?.kind !== 'unresolved') return undefined;
    const mentioned = target.mentions.flatMap((name) => (functions.has(name) ? [name] : (byQualifier.get(name) ?? [])));
    return new Set(mentioned).size === 1 ? mentioned[0] : undefined;
  }

  return {
    of(resource) {
      if (functions.has(resource.name)) return resource.name;
      if (resource.type === 'AWS::ApplicationAutoScaling::ScalableTarget') {
        return scaledFunction(valueAt(resource.properties, 'ResourceId'));
      }
      return byQualifier.get(resource.name);
    },
  };
}
