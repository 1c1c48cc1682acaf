import type { Call, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { partsOf } from './valueParts.ts';

/** Whether a parameter, or a variable of the function the call stands in, goes into the call: it then cannot be hoisted. */
export function dependsOnParameter(module: ModuleFacts, call: Call, depth = 0): boolean {
  if (depth > 8) return true;
  return [call.callee, ...call.arguments.map((argument) => argument.value)].some((value) => isLocal(module, value, depth));
}

function isLocal(module: ModuleFacts, value: Value, depth: number): boolean {
  for (const part of partsOf(value)) {
    if (part.kind === 'this' || part.kind === 'unresolved') return true;
    if (part.kind === 'name' && module.bindings[part.binding]?.body !== 0) return true;
    const call = part.kind === 'call' ? module.calls[part.call] : undefined;
    if (call !== undefined && dependsOnParameter(module, call, depth + 1)) return true;
  }
  return false;
}
