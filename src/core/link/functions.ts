import type { LambdaFunction } from '../model/lambdaFunction.ts';
import { valueAt } from '../model/property.ts';
import type { PropertyValue, Resource, TemplateFacts } from '../model/template.ts';
import { isFunction, provisionedConcurrencies, qualifiersOf, type Qualifiers } from './handlersConcurrency.ts';
import { configurationOf } from './handlersConfiguration.ts';
import { folderOf } from './resolvePath.ts';

/** Every Lambda function that the templates declare, whatever it runs, in their order. */
export function functionsOf(templates: readonly TemplateFacts[]): readonly LambdaFunction[] {
  return scopesOf(templates).flatMap((scope) => {
    const concurrencies = provisionedConcurrencies(scope);
    const qualifiers = qualifiersOf(scope);
    const declared = scope.flatMap((template) => template.resources.filter(isFunction).map((resource) => ({ template, resource })));
    return declared.map(({ template, resource }) => ({
      resource,
      template,
      provisionedConcurrency: concurrencies.get(resource.name),
      configuration: configurationOf(template.path, resource),
      versions: versionsOf(resource, qualifiers),
    }));
  });
}

/** Templates whose resources can refer to each other: each alone, and Terraform's by folder. */
function scopesOf(templates: readonly TemplateFacts[]): readonly (readonly TemplateFacts[])[] {
  const scopes = new Map<string, TemplateFacts[]>();
  for (const template of templates) {
    const key = template.dialect === 'terraform' ? `terraform ${folderOf(template.path)}` : `${template.dialect} ${template.path}`;
    scopes.set(key, [...(scopes.get(key) ?? []), template]);
  }
  return [...scopes.values()];
}

function versionsOf({ name, properties }: Resource, { owners, unknown }: Qualifiers): LambdaFunction['versions'] {
  const own = [valueAt(properties, 'AutoPublishAlias'), valueAt(properties, 'Publish')].map(publishes);
  if (owners.has(name) || own.includes('published')) return 'published';
  return unknown || own.includes('unresolved') ? 'unresolved' : 'none';
}

/** SAM's `AutoPublishAlias` is a name, the `Publish` of Lambda's own API, which other dialects have, is true or false. */
function publishes(value: PropertyValue | undefined): LambdaFunction['versions'] {
  if (value === undefined || value.kind === 'null') return 'none';
  if (value.kind === 'boolean') return value.value ? 'published' : 'none';
  if (value.kind !== 'unresolved') return 'published';
  return value.reference === 'AWS::NoValue' ? 'none' : 'unresolved';
}
