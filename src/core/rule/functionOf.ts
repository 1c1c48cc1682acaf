import type { Entry } from '../model/entry.ts';
import type { ProjectResource } from './defineRule.ts';

/** The resource that declares an entry; undefined where only the entry's shape tells of it. */
export function functionOf(entry: Entry, resources: readonly ProjectResource[]): ProjectResource | undefined {
  const { evidence, name } = entry;
  if (evidence.kind === 'shape') return undefined;
  const named = resources.filter(({ resource, template }) => resource.name === name && template.path === evidence.declaredAt.path);
  return named.find(({ resource }) => functionTypes.has(resource.type));
}

const functionTypes = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);
