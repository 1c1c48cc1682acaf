import type { MapProperty, PropertyValue, Resource, TemplateFacts } from '../model/template.ts';

/**
 * A template with the values of its parameters, as far as they are given: each plain `Ref` to one becomes a text, in its
 * place. What `Sub` and `Join` make of them stays unresolved. Only CloudFormation and SAM have parameters.
 */
export function withParameters(template: TemplateFacts, parameters: ReadonlyMap<string, string> | undefined): TemplateFacts {
  if (parameters === undefined || parameters.size === 0 || (template.dialect !== 'cloudformation' && template.dialect !== 'sam')) return template;
  const resources = new Set(template.resources.map(({ name }) => name));
  const given = new Map([...parameters].filter(([name]) => !resources.has(name)));
  return { ...template, resources: template.resources.map((resource): Resource => ({ ...resource, properties: filledMap(resource.properties, given) })) };
}

function filledMap(map: MapProperty, given: ReadonlyMap<string, string>): MapProperty {
  return { ...map, entries: map.entries.map((entry) => ({ ...entry, value: filled(entry.value, given) })) };
}

function filled(value: PropertyValue, given: ReadonlyMap<string, string>): PropertyValue {
  switch (value.kind) {
    case 'map':
      return filledMap(value, given);
    case 'list':
      return { ...value, items: value.items.map((item) => filled(item, given)) };
    case 'unresolved': {
      const text = value.reference === undefined ? undefined : given.get(value.reference);
      return text === undefined ? value : { kind: 'string', value: text, range: value.range };
    }
    default:
      return value;
  }
}
