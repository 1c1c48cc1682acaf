import { valueAt } from '../../../src/core/model/property.ts';
import type { MapEntry, PropertyValue, Resource } from '../../../src/core/model/template.ts';

/*
 * What AWS SAM makes of its own resource types, as far as the patterns use it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */

/** Properties of a function that SAM hands on as they are. */
const handedOn = new Set([
  'Architectures', 'Description', 'Environment', 'EphemeralStorage', 'FunctionName', 'Handler', 'KmsKeyArn', 'Layers', 'LoggingConfig',
  'MemorySize', 'PackageType', 'RecursiveLoop', 'ReservedConcurrentExecutions', 'Role', 'Runtime', 'SnapStart', 'Timeout', 'VpcConfig',
]);
/** Properties of a function that become its code, its role, or its alias. */
const elsewhere = new Set(['CodeUri', 'InlineCode', 'Policies', 'AutoPublishAlias', 'ProvisionedConcurrencyConfig']);

/** The resources of CloudFormation that SAM makes of one of its own. @throws Error where it is not known here */
export function expandSam(resource: Resource): readonly Resource[] {
  if (!resource.type.startsWith('AWS::Serverless::')) return [resource];
  if (resource.type === 'AWS::Serverless::Function') return expandFunction(resource);
  throw new Error(`${resource.type}: say in samExpansion.ts what SAM makes of it.`);
}

function expandFunction(resource: Resource): readonly Resource[] {
  const { name, properties, range } = resource;
  const alias = valueAt(properties, 'AutoPublishAlias');
  const own = (suffix: string, type: string, entries: readonly MapEntry[]): Resource => ({ ...resource, name: name + suffix, type, properties: { kind: 'map', entries, range } });
  const concurrency = properties.entries.filter(({ key }) => key === 'ProvisionedConcurrencyConfig');
  const role = own('Role', 'AWS::IAM::Role', [entryAt(properties.entries[0], 'AssumeRolePolicyDocument', { kind: 'unresolved', reference: undefined, mentions: [], range })]);
  return [
    own('', 'AWS::Lambda::Function', properties.entries.flatMap((entry) => functionEntry(name, entry))),
    ...(valueAt(properties, 'Role') === undefined ? [role] : []),
    ...(alias?.kind === 'string' ? [own(`Alias${alias.value}`, 'AWS::Lambda::Alias', [entryAt(properties.entries[0], 'Name', alias), ...concurrency])] : []),
  ];
}

function functionEntry(name: string, entry: MapEntry): readonly MapEntry[] {
  const { key, value } = entry;
  if (handedOn.has(key)) return [entry];
  if (key === 'CodeUri' || key === 'InlineCode') return [entryAt(entry, 'Code', { kind: 'unresolved', reference: undefined, mentions: [], range: value.range })];
  if (key === 'Tracing') return [entryAt(entry, 'TracingConfig', { kind: 'map', entries: [entryAt(entry, 'Mode', value)], range: value.range })];
  if (elsewhere.has(key)) return [];
  throw new Error(`${name}.${key}: say in samExpansion.ts what SAM makes of it.`);
}

function entryAt(like: MapEntry | undefined, key: string, value: PropertyValue): MapEntry {
  return { key, keyRange: like?.keyRange ?? value.range, value };
}
