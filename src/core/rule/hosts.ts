import type { Connection } from '../model/connection.ts';
import { valueAt } from '../model/property.ts';
import type { PropertyValue, TemplateFacts } from '../model/template.ts';
import type { Place } from '../model/text.ts';
import type { JudgedProject, ProjectResource } from './defineRule.ts';
import { functionOf } from './functionOf.ts';
import { touchesOf } from './touches.ts';

/** A host that a client is certainly given, and where that is said. */
export type ClientHost =
  /** Written out in the code, or as the environment variable that the code reads. */
  | { readonly kind: 'text'; readonly text: string; readonly at: Place }
  /** Infrastructure puts it into the environment variable; `plain` where nothing but the resource's own address is in it. */
  | { readonly kind: 'resource'; readonly of: ProjectResource; readonly plain: boolean; readonly at: Place };

/** Options that name a host in the client libraries of `src/clients/`; an argument by itself may be one, too. */
const hostOptions = new Set([undefined, 'host', 'hostname', 'server', 'address', 'url', 'uri', 'connection', 'connectionString']);

/**
 * The hosts that go into a client's call: texts of the code, and what the functions that have to do with the client have
 * in the environment variables that it reads. What nobody can tell is missing.
 */
export function hostsOf(connection: Connection, { resources }: Pick<JudgedProject, 'resources'>): readonly ClientHost[] {
  const functions = touchesOf(connection).flatMap(({ entry }) => functionOf(entry, resources) ?? []);
  return connection.texts
    .filter(({ option }) => hostOptions.has(option))
    .flatMap((given): readonly ClientHost[] => {
      if (given.kind === 'text') return [{ kind: 'text', text: given.text, at: connection.at }];
      return functions.flatMap((owner) => hostsIn(valueAt(owner.resource.properties, 'Environment', 'Variables', given.variable), owner, resources));
    });
}

function hostsIn(value: PropertyValue | undefined, { template }: ProjectResource, resources: readonly ProjectResource[]): readonly ClientHost[] {
  if (value === undefined) return [];
  const at: Place = { path: template.path, range: value.range };
  if (value.kind === 'string') return [{ kind: 'text', text: value.value, at }];
  if (value.kind !== 'unresolved') return [];
  const { reference, mentions } = value;
  return mentions.flatMap((name) => resourcesNamed(name, template, resources).map((of): ClientHost => ({ kind: 'resource', of, plain: reference === name, at })));
}

/** The resource that a template, or another file of its Terraform module, calls by a name. */
function resourcesNamed(name: string, template: TemplateFacts, resources: readonly ProjectResource[]): readonly ProjectResource[] {
  return resources.filter((each) => each.resource.name === name && isBeside(each.template, template));
}

/** The resource that a property refers to. */
export function referredBy(value: PropertyValue | undefined, template: TemplateFacts, resources: readonly ProjectResource[]): ProjectResource | undefined {
  const reference = value?.kind === 'unresolved' ? value.reference : undefined;
  return reference === undefined ? undefined : resourcesNamed(reference, template, resources)[0];
}

function isBeside(one: TemplateFacts, other: TemplateFacts): boolean {
  if (one.dialect !== 'terraform' || other.dialect !== 'terraform') return one.path === other.path;
  return folderOf(one.path) === folderOf(other.path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
