import type { GivenText } from '../model/connection.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { Property, Value } from '../model/value.ts';
import type { ClientCall } from './clientCalls.ts';
import { environmentVariable } from './environment.ts';
import type { Modules } from './modules.ts';
import { meaningOf } from './values.ts';

/** Objects and lists nested deeper than this are not searched. */
const deepest = 5;

/** Values looked at for one call: lists of lists of each other multiply. */
const enough = 1000;

/** The texts that go into a client's call: written out, in parts of a template, or read from the environment. */
export function textsOf(modules: Modules, { module, call }: ClientCall): readonly GivenText[] {
  const budget = { left: enough };
  return call.arguments.flatMap((argument) => textsIn({ modules, module, option: undefined, budget }, argument.value, 0));
}

interface Within {
  readonly modules: Modules;
  readonly module: ModuleFacts;
  /** The option that the value stands under. */
  readonly option: string | undefined;
  readonly budget: { left: number };
}

function textsIn({ modules, module, option, budget }: Within, value: Value, depth: number): readonly GivenText[] {
  if (depth > deepest || --budget.left < 0) return [];
  const meaning = meaningOf(modules, module, value);
  if (meaning.kind !== 'value') return [];
  const home: Within = { modules, module: meaning.module, option, budget };
  const inside = (parts: readonly Value[]): readonly GivenText[] => parts.flatMap((part) => textsIn(home, part, depth + 1));
  const known = meaning.value;
  switch (known.kind) {
    case 'literal':
      return typeof known.value === 'string' ? [{ kind: 'text', text: known.value, option }] : [];
    case 'template':
      return [...known.texts.map((text): GivenText => ({ kind: 'text', text, option })), ...inside(known.values)];
    case 'object':
      return known.properties.flatMap((property) => textsInProperty(home, property, depth + 1));
    case 'array':
      return inside(known.items);
    case 'either':
      return inside(known.options);
    case 'member':
      return variableText(environmentVariable(modules, meaning.module, known), option);
    default:
      return [];
  }
}

function textsInProperty(home: Within, property: Property, depth: number): readonly GivenText[] {
  if (property.kind === 'computed') return [];
  return textsIn(property.kind === 'spread' ? home : { ...home, option: property.key }, property.value, depth);
}

function variableText(variable: string | undefined, option: string | undefined): readonly GivenText[] {
  return variable === undefined ? [] : [{ kind: 'environment', variable, option }];
}
