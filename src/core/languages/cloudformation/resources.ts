import type { MapProperty, PropertyValue, Resource } from '../../model/template.ts';
import { stringAt, stringsOf, valueAt } from '../../model/property.ts';
import { mergeDefaults } from './globals.ts';

/** Whether a document is a CloudFormation or SAM template, by what only those have. */
export function isTemplateDocument(root: PropertyValue): boolean {
  if (root.kind !== 'map') return false;
  if (valueAt(root, 'AWSTemplateFormatVersion') !== undefined || isSam(root)) return true;
  const resources = valueAt(root, 'Resources');
  return resources?.kind === 'map' && resources.entries.some((entry) => typeOf(entry.value)?.startsWith('AWS::') === true);
}

/** Whether the template asks for the SAM transform, or has resources that only SAM knows. */
export function isSam(root: PropertyValue): boolean {
  if (stringsOf(valueAt(root, 'Transform')).some((name) => name.startsWith('AWS::Serverless'))) return true;
  const resources = valueAt(root, 'Resources');
  return resources?.kind === 'map' && resources.entries.some((entry) => typeOf(entry.value)?.startsWith('AWS::Serverless::') === true);
}

/** The resources under `Resources`, SAM's `Globals.Function` merged into its functions. */
export function readResources(root: PropertyValue): readonly Resource[] {
  const resources = valueAt(root, 'Resources');
  if (resources?.kind !== 'map') return [];
  const functionDefaults = valueAt(root, 'Globals', 'Function');
  return resources.entries.flatMap(({ key, keyRange, value }): readonly Resource[] => {
    const type = typeOf(value);
    if (type === undefined) return [];
    const own = mapAt(value, 'Properties') ?? { kind: 'map', entries: [], range: value.range };
    const inherits = type === 'AWS::Serverless::Function' && functionDefaults?.kind === 'map';
    return [
      {
        name: key,
        nameRange: keyRange,
        type,
        properties: inherits ? mergeDefaults(functionDefaults, own) : own,
        metadata: mapAt(value, 'Metadata'),
        range: { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) },
      },
    ];
  });
}

function typeOf(resource: PropertyValue): string | undefined {
  return stringAt(resource, 'Type');
}

function mapAt(value: PropertyValue, key: string): MapProperty | undefined {
  const found = valueAt(value, key);
  return found?.kind === 'map' ? found : undefined;
}
