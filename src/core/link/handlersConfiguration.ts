import type { Configured, FunctionConfiguration } from '../model/entry.ts';
import { numberIn, valueAt } from '../model/property.ts';
import type { PropertyValue, Resource } from '../model/template.ts';

/** What a function's resource says of it besides its handler. */
export function configurationOf(path: string, resource: Resource): FunctionConfiguration {
  const { properties } = resource;
  const vpc = valueAt(properties, 'VpcConfig');
  const read = <T>(value: PropertyValue | undefined, valueIn: (value: PropertyValue) => T | undefined): Configured<T> | undefined =>
    value === undefined || value.kind === 'null' ? undefined : { value: valueIn(value), at: { path, range: value.range } };
  return {
    runtime: read(valueAt(properties, 'Runtime'), textIn),
    timeout: read(valueAt(properties, 'Timeout'), numberIn),
    reservedConcurrency: read(valueAt(properties, 'ReservedConcurrentExecutions'), numberIn),
    snapStart: read(snapStartOf(properties), textIn),
    vpc: vpc === undefined || vpc.kind === 'null' ? undefined : { path, range: vpc.range },
  };
}

/** `SnapStart: { ApplyOn: … }`, or serverless.yml's `snapStart: true`. */
function snapStartOf(properties: PropertyValue): PropertyValue | undefined {
  const written = valueAt(properties, 'SnapStart');
  if (written?.kind === 'boolean') return written.value ? { kind: 'string', value: 'PublishedVersions', range: written.range } : undefined;
  return written?.kind === 'map' ? valueAt(written, 'ApplyOn') : written;
}

function textIn(value: PropertyValue): string | undefined {
  return value.kind === 'string' ? value.value : undefined;
}
