import { valueAt } from '../../../src/core/model/property.ts';
import type { MapEntry, PropertyValue, Resource } from '../../../src/core/model/template.ts';
import type { Range } from '../../../src/core/model/text.ts';

type StringProperty = Extract<PropertyValue, { readonly kind: 'string' }>;

/*
 * What AWS SAM makes of its own resource types, as far as the patterns use it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */

/** Properties of a function that SAM hands on as they are. */
const handedOn = new Set([
  'Architectures', 'Description', 'Environment', 'EphemeralStorage', 'FunctionName', 'Handler', 'KmsKeyArn', 'Layers', 'LoggingConfig',
  'MemorySize', 'PackageType', 'RecursiveLoop', 'ReservedConcurrentExecutions', 'Role', 'Runtime', 'SnapStart', 'Timeout', 'VpcConfig',
]);
/** Properties of a function that become its code, its role, its alias, how that is deployed, or what calls it. */
const elsewhere = new Set(['CodeUri', 'InlineCode', 'Policies', 'AutoPublishAlias', 'DeploymentPreference', 'Events', 'ProvisionedConcurrencyConfig']);

/** What properties of a state machine are called in CloudFormation. */
const ofStateMachine: Readonly<Record<string, string>> = {
  DefinitionSubstitutions: 'DefinitionSubstitutions', Logging: 'LoggingConfiguration', Name: 'StateMachineName', Tracing: 'TracingConfiguration', Type: 'StateMachineType',
};

/** The resources of CloudFormation that SAM makes of one of its own. @throws Error where it is not known here */
export function expandSam(resource: Resource): readonly Resource[] {
  if (!resource.type.startsWith('AWS::Serverless::')) return [resource];
  if (resource.type === 'AWS::Serverless::Function') return expandFunction(resource);
  if (resource.type === 'AWS::Serverless::StateMachine') return expandStateMachine(resource);
  throw new Error(`${resource.type}: say in samExpansion.ts what SAM makes of it.`);
}

function expandFunction(resource: Resource): readonly Resource[] {
  const { name, properties, range } = resource;
  const alias = valueAt(properties, 'AutoPublishAlias');
  const entries = properties.entries.flatMap((entry) => functionEntry(name, entry));
  return [
    { ...resource, type: 'AWS::Lambda::Function', properties: { kind: 'map', entries, range } },
    ...(valueAt(properties, 'Role') === undefined ? [madeBy(resource, `${name}Role`, 'AWS::IAM::Role', { AssumeRolePolicyDocument: unknown(range) })] : []),
    ...(alias?.kind === 'string' ? expandAlias(resource, alias) : []),
    ...expandDeployment(resource, valueAt(properties, 'DeploymentPreference')),
    ...queueEvents(resource),
  ];
}

/** The version is called as templates refer to it; its name ends in a digest of the code. */
function expandAlias(resource: Resource, alias: StringProperty): readonly Resource[] {
  const { name, properties, range } = resource;
  const version = `${name}.Version`;
  const concurrency = valueAt(properties, 'ProvisionedConcurrencyConfig');
  return [
    madeBy(resource, version, 'AWS::Lambda::Version', { FunctionName: unknown(range, name) }),
    madeBy(resource, `${name}Alias${alias.value}`, 'AWS::Lambda::Alias', {
      Name: alias,
      FunctionName: unknown(range, name),
      FunctionVersion: unknown(range, version),
      ...(concurrency === undefined ? {} : { ProvisionedConcurrencyConfig: concurrency }),
    }),
  ];
}

/** What shifts the traffic of an alias; the application and the role are shared by all functions of a template. */
function expandDeployment(resource: Resource, preference: PropertyValue | undefined): readonly Resource[] {
  if (preference?.kind !== 'map') return [];
  const { name, range } = resource;
  const text = (value: string): PropertyValue => ({ kind: 'string', value, range });
  const yes: PropertyValue = { kind: 'boolean', value: true, range };
  const list = (items: readonly PropertyValue[]): PropertyValue => ({ kind: 'list', items, range });
  const map = (values: Readonly<Record<string, PropertyValue>>): PropertyValue => madeBy(resource, '', '', values).properties;
  const type = valueAt(preference, 'Type');
  const alarms = valueAt(preference, 'Alarms');
  return [
    madeBy(resource, 'ServerlessDeploymentApplication', 'AWS::CodeDeploy::Application', { ComputePlatform: text('Lambda') }),
    madeBy(resource, 'CodeDeployServiceRole', 'AWS::IAM::Role', { AssumeRolePolicyDocument: unknown(range), ManagedPolicyArns: unknown(range) }),
    madeBy(resource, `${name}DeploymentGroup`, 'AWS::CodeDeploy::DeploymentGroup', {
      ApplicationName: unknown(range, 'ServerlessDeploymentApplication'),
      ServiceRoleArn: unknown(range, 'CodeDeployServiceRole'),
      DeploymentConfigName: type?.kind === 'string' ? text(`CodeDeployDefault.Lambda${type.value}`) : unknown(range),
      DeploymentStyle: map({ DeploymentType: text('BLUE_GREEN'), DeploymentOption: text('WITH_TRAFFIC_CONTROL') }),
      AutoRollbackConfiguration: map({ Enabled: yes, Events: list(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'].map(text)) }),
      ...(alarms?.kind === 'list' ? { AlarmConfiguration: map({ Enabled: yes, Alarms: list(alarms.items.map((alarm) => map({ Name: alarm }))) }) } : {}),
    }),
  ];
}

/**
 * The mappings that a function's events of queues become; it is called by its alias where it has one.
 * @throws Error for an event of another kind
 */
export function queueEvents(resource: Resource): readonly Resource[] {
  const { name, properties, range } = resource;
  const events = valueAt(properties, 'Events');
  if (events?.kind !== 'map') return [];
  const callee = valueAt(properties, 'AutoPublishAlias') === undefined ? name : `${name}.Alias`;
  return events.entries.map(({ key, value }) => {
    const type = valueAt(value, 'Type');
    const own = valueAt(value, 'Properties');
    if (type?.kind !== 'string' || type.value !== 'SQS' || own?.kind !== 'map') throw new Error(`${name}.Events.${key}: say in samExpansion.ts what SAM makes of it.`);
    const entries = own.entries.map((entry) => (entry.key === 'Queue' ? { ...entry, key: 'EventSourceArn' } : entry));
    const mapping = madeBy(resource, `${name}${key}`, 'AWS::Lambda::EventSourceMapping', { FunctionName: unknown(range, callee) });
    return { ...mapping, properties: { ...mapping.properties, entries: [...mapping.properties.entries, ...entries] } };
  });
}

function madeBy(resource: Resource, name: string, type: string, values: Readonly<Record<string, PropertyValue>>): Resource {
  const entries = Object.entries(values).map(([key, value]) => entryAt(resource.properties.entries[0], key, value));
  return { ...resource, name, type, properties: { kind: 'map', entries, range: resource.range } };
}

/** A value that only deploying tells, and the resource that it comes from. */
function unknown(range: Range, from?: string): PropertyValue {
  return { kind: 'unresolved', reference: from, mentions: from === undefined ? [] : [from], range };
}

function functionEntry(name: string, entry: MapEntry): readonly MapEntry[] {
  const { key, value } = entry;
  if (handedOn.has(key)) return [entry];
  if (key === 'CodeUri' || key === 'InlineCode') return [entryAt(entry, 'Code', unknown(value.range))];
  if (key === 'Tracing') return [entryAt(entry, 'TracingConfig', { kind: 'map', entries: [entryAt(entry, 'Mode', value)], range: value.range })];
  if (elsewhere.has(key)) return [];
  throw new Error(`${name}.${key}: say in samExpansion.ts what SAM makes of it.`);
}

function expandStateMachine(resource: Resource): readonly Resource[] {
  const { name, properties, range } = resource;
  const made = (mentions: readonly string[]): PropertyValue => ({ kind: 'unresolved', reference: undefined, mentions, range });
  const [first] = properties.entries;
  const entries = properties.entries.flatMap((entry): readonly MapEntry[] => {
    const key = ofStateMachine[entry.key];
    if (key !== undefined) return [entryAt(entry, key, entry.value)];
    if (entry.key === 'DefinitionUri') return [entryAt(entry, 'DefinitionS3Location', made([]))];
    if (entry.key === 'Policies') return [];
    throw new Error(`${name}.${entry.key}: say in samExpansion.ts what SAM makes of it.`);
  });
  return [
    { ...resource, type: 'AWS::StepFunctions::StateMachine', properties: { kind: 'map', entries: [...entries, entryAt(first, 'RoleArn', made([`${name}Role`]))], range } },
    { ...resource, name: `${name}Role`, type: 'AWS::IAM::Role', properties: { kind: 'map', entries: [entryAt(first, 'AssumeRolePolicyDocument', made([]))], range } },
  ];
}

/**
 * What a resource of SAM makes that is referred to by way of it, as `!Ref Orders.Alias`: the reference, and its type.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function referableParts({ name, type, properties }: Resource): readonly (readonly [string, string])[] {
  const isPublished = type === 'AWS::Serverless::Function' && valueAt(properties, 'AutoPublishAlias') !== undefined;
  return isPublished ? [[`${name}.Alias`, 'AWS::Lambda::Alias'], [`${name}.Version`, 'AWS::Lambda::Version']] : [];
}

function entryAt(like: MapEntry | undefined, key: string, value: PropertyValue): MapEntry {
  return { key, keyRange: like?.keyRange ?? value.range, value };
}
