import type { Entry } from '../model/entry.ts';
import type { ProjectResource } from './defineRule.ts';

/** The resource that declares an entry; undefined where only the entry's shape tells of it. */
export function functionOf(entry: Entry, resources: readonly ProjectResource[]): ProjectResource | undefined {
  const { evidence, name } = entry;
  if (evidence.kind === 'shape') return undefined;
  const byPlace = functionsByPlace.get(resources) ?? inPlaces(resources);
  functionsByPlace.set(resources, byPlace);
  return byPlace.get(placeOf(evidence.declaredAt.path, name));
}

/** The functions of a project by their template and name: what is declared is put in order once, and not for each entry. */
const functionsByPlace = new WeakMap<readonly ProjectResource[], ReadonlyMap<string, ProjectResource>>();

function inPlaces(resources: readonly ProjectResource[]): ReadonlyMap<string, ProjectResource> {
  const functions = resources.filter(({ resource }) => functionTypes.has(resource.type));
  // Of several of one name the first counts.
  return new Map(functions.reverse().map((each) => [placeOf(each.template.path, each.resource.name), each]));
}

function placeOf(path: string, name: string): string {
  return `${name}\0${path}`;
}

const functionTypes = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);
