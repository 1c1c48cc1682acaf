import type { Configured, FunctionConfiguration, TimeLimit } from '../model/entry.ts';
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
    timeLimit: timeLimitOf(path, resource),
    reservedConcurrency: read(valueAt(properties, 'ReservedConcurrentExecutions'), numberIn),
    snapStart: read(snapStartOf(properties), textIn),
    vpc: vpc === undefined || vpc.kind === 'null' ? undefined : { path, range: vpc.range },
  };
}

/** What Lambda itself gives a function (API reference of CreateFunction). */
const lambdaTimeout = 3;

function timeLimitOf(path: string, { properties, nameRange }: Resource): TimeLimit {
  const timeout = valueAt(properties, 'Timeout');
  if (timeout === undefined || timeout.kind === 'null') return { seconds: lambdaTimeout, written: false, at: { path, range: nameRange } };
  const { range } = timeout;
  return { seconds: numberIn(timeout), written: range.start !== nameRange.start || range.end !== nameRange.end, at: { path, range } };
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
