import { numberIn, valueAt } from '../model/property.ts';
import type { PropertyValue } from '../model/template.ts';
import type { Place } from '../model/text.ts';
import type { ProjectResource } from './defineRule.ts';
import { referredBy } from './hosts.ts';

/** How many connections a database takes, and where that is said. */
export interface ConnectionLimit {
  readonly connections: number;
  readonly at: Place;
}

const databases = new Set(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster']);

/**
 * The `max_connections` of an RDS database, where the project sets it to a number: on the instance or cluster itself (as
 * the CDK does), in its parameter group, or, for an instance of a cluster, in the cluster's. Undefined for whatever else a
 * resource is, and for the default, which depends on memory that no template tells.
 */
export function connectionLimitOf(database: ProjectResource, resources: readonly ProjectResource[], depth = 0): ConnectionLimit | undefined {
  const { resource, template } = database;
  if (!databases.has(resource.type) || depth > 1) return undefined;
  const { properties } = resource;
  const groups = ['DBParameterGroupName', 'DBClusterParameterGroupName'].map((key) => referredBy(valueAt(properties, key), template, resources));
  const own = [database, ...groups].flatMap((each) => (each === undefined ? [] : (limitIn(each) ?? [])));
  const cluster = referredBy(valueAt(properties, 'DBClusterIdentifier'), template, resources);
  return own[0] ?? (cluster === undefined ? undefined : connectionLimitOf(cluster, resources, depth + 1));
}

function limitIn({ resource: { properties }, template }: ProjectResource): ConnectionLimit | undefined {
  const value: PropertyValue | undefined = valueAt(properties, 'Parameters', 'max_connections');
  const connections = numberIn(value);
  return value === undefined || connections === undefined ? undefined : { connections, at: { path: template.path, range: value.range } };
}
