import type { Entry } from '../model/entry.ts';
import { entryOf, numberAt, stringAt, valueAt } from '../model/property.ts';
import type { PropertyValue, Resource } from '../model/template.ts';
import type { Place } from '../model/text.ts';
import type { ProjectResource } from './defineRule.ts';
import { functionOf } from './functionOf.ts';

/**
 * What calls a function, as far as its own template says: `queue` is Amazon SQS, `schedule` a clock, the rotation of a secret
 * included, `deployment` CloudFormation on behalf of a custom resource or a macro, or CodeDeploy before and after traffic
 * moves, `other` anything else.
 */
export interface EventSource {
  readonly kind: 'queue' | 'schedule' | 'deployment' | 'other';
  readonly at: Place;
  /** How many events of it are worked on at a time at most, where that is limited. */
  readonly maximumConcurrency: number | undefined;
}

/**
 * The event sources of an entry's function that SAM's `Events` or the `events` of serverless.yml declare, or resources of the
 * same CloudFormation template. Empty where there are none, and where the dialect's event sources are not read (Terraform, code).
 */
export function eventSourcesOf(entry: Entry, resources: readonly ProjectResource[]): readonly EventSource[] {
  const owner = functionOf(entry, resources);
  if (owner === undefined) return [];
  const beside = resources.filter(({ template, resource }) => template === owner.template && resource !== owner.resource).map(({ resource }) => resource);
  const { path } = owner.template;
  return [...declaredEvents(path, owner.resource), ...beside.flatMap((resource) => sourceFrom({ path, owner: owner.resource, beside }, resource))];
}

function declaredEvents(path: string, { properties }: Resource): readonly EventSource[] {
  const events = valueAt(properties, 'Events');
  if (events === undefined || events.kind === 'null') return [];
  if (events.kind !== 'map') return [{ kind: 'other', at: { path, range: events.range }, maximumConcurrency: undefined }];
  return events.entries.map(({ keyRange, value }) => ({
    kind: eventKinds.get(stringAt(value, 'Type') ?? '') ?? 'other',
    at: { path, range: keyRange },
    maximumConcurrency: numberAt(value, 'Properties', 'ScalingConfig', 'MaximumConcurrency'),
  }));
}

const eventKinds: ReadonlyMap<string, EventSource['kind']> = new Map([
  ['SQS', 'queue'],
  ['Schedule', 'schedule'],
  ['ScheduleV2', 'schedule'],
]);

interface Surroundings {
  readonly path: string;
  readonly owner: Resource;
  readonly beside: readonly Resource[];
}

function sourceFrom(around: Surroundings, resource: Resource): readonly EventSource[] {
  if (bystanders.test(resource.type) || !mentions(resource.properties, around.owner.name)) return [];
  const maximumConcurrency = numberAt(resource.properties, 'ScalingConfig', 'MaximumConcurrency');
  return [{ kind: kindOf(around, resource), at: { path: around.path, range: resource.nameRange }, maximumConcurrency }];
}

/** What names a function without calling it. */
const bystanders = /^AWS::(?:Lambda::(?:Permission|Alias|Version|EventInvokeConfig)|Logs::|CloudWatch::|IAM::|ApplicationAutoScaling::)/;

function kindOf({ owner, beside }: Surroundings, { type, properties }: Resource): EventSource['kind'] {
  const token = valueAt(properties, 'ServiceToken');
  if (token !== undefined && mentions(token, owner.name)) return 'deployment';
  if (type === 'AWS::Scheduler::Schedule' || type === 'AWS::SecretsManager::RotationSchedule') return 'schedule';
  if (type === 'AWS::CloudFormation::Macro') return 'deployment';
  const hooks = type === 'AWS::Serverless::Function' ? valueAt(properties, 'DeploymentPreference', 'Hooks') : undefined;
  if (hooks !== undefined && mentions(hooks, owner.name)) return 'deployment';
  if (type === 'AWS::Events::Rule') return entryOf(properties, 'ScheduleExpression') !== undefined && entryOf(properties, 'EventPattern') === undefined ? 'schedule' : 'other';
  return type === 'AWS::Lambda::EventSourceMapping' && isQueue(valueAt(properties, 'EventSourceArn'), beside) ? 'queue' : 'other';
}

function isQueue(arn: PropertyValue | undefined, beside: readonly Resource[]): boolean {
  if (arn?.kind === 'string') return arn.value.startsWith('arn:aws:sqs:');
  return arn?.kind === 'unresolved' && beside.some(({ type, name }) => type === 'AWS::SQS::Queue' && arn.mentions.includes(name));
}

/** Whether a value refers to the resource of that logical id. */
function mentions(value: PropertyValue, name: string): boolean {
  switch (value.kind) {
    case 'unresolved':
      return value.reference === name || value.mentions.includes(name);
    case 'list':
      return value.items.some((item) => mentions(item, name));
    case 'map':
      return value.entries.some((entry) => mentions(entry.value, name));
    default:
      return false;
  }
}
