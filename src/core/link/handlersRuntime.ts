import { valueAt } from '../model/property.ts';
import type { Resource } from '../model/template.ts';

/** Whether a runtime runs modules of which we know what they load. */
export function isPythonRuntime(runtime: string | undefined): boolean {
  return runtime?.startsWith('python') === true;
}

/** Where the runtime is computed, or an image has its own, what the handler names decides: only code of ours is found. */
export function mayRunOurs(resource: Resource): boolean {
  const runtime = valueAt(resource.properties, 'Runtime');
  return runtime?.kind !== 'string' || runtime.value.startsWith('nodejs') || isPythonRuntime(runtime.value);
}
