import type { GivenText } from '../model/connection.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import type { ClientCall } from './clientCalls.ts';
import type { Modules } from './modules.ts';
import { environmentVariable } from './textOrNumber.ts';
import { meaningOf } from './values.ts';

/** Objects and lists nested deeper than this are not searched. */
const deepest = 5;

/** The texts that go into a client's call: written out, in parts of a template, or read from the environment. */
export function textsOf(modules: Modules, { module, call }: ClientCall): readonly GivenText[] {
  return call.arguments.flatMap((argument) => textsIn({ modules, module }, argument.value, 0));
}

interface Within {
  readonly modules: Modules;
  readonly module: ModuleFacts;
}

function textsIn({ modules, module }: Within, value: Value, depth: number): readonly GivenText[] {
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind !== 'value' || depth > deepest) return [];
  const home = { modules, module: meaning.module };
  const inside = (parts: readonly Value[]): readonly GivenText[] => parts.flatMap((part) => textsIn(home, part, depth + 1));
  const known = meaning.value;
  switch (known.kind) {
    case 'literal':
      return typeof known.value === 'string' ? [{ kind: 'text', text: known.value }] : [];
    case 'template':
      return [...known.texts.map((text): GivenText => ({ kind: 'text', text })), ...inside(known.values)];
    case 'object':
      return inside(known.properties.flatMap((property) => (property.kind === 'computed' ? [] : [property.value])));
    case 'array':
      return inside(known.items);
    case 'either':
      return inside(known.options);
    case 'member':
      return variableText(environmentVariable(modules, meaning.module, known));
    default:
      return [];
  }
}

function variableText(variable: string | undefined): readonly GivenText[] {
  return variable === undefined ? [] : [{ kind: 'environment', variable }];
}
