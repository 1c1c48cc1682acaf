import type { OptionsArgument } from '../model/client.ts';
import type { ConnectionOptions, GivenOption } from '../model/connection.ts';
import type { Argument, Call, ModuleFacts } from '../model/module.ts';
import type { Property } from '../model/value.ts';
import type { ClientCall } from './clientCalls.ts';
import type { Modules } from './modules.ts';
import { optionSlotOf } from './optionSlot.ts';
import { isTextOrNumber } from './textOrNumber.ts';
import { meaningOf, type Meaning } from './values.ts';

/** Options nested deeper than this are not listed. */
const deepest = 3;

/** Properties looked at for one call: spreads of each other may have no end. */
const enough = 1000;

/** What is known of the options of a client's call. `text` is the module's text, for the slot of a further option. */
export function optionsOf(modules: Modules, found: ClientCall, text: string | undefined): ConnectionOptions {
  const { module, call, row } = found;
  const { options } = row;
  if (options === undefined) return { complete: true, given: [], slot: undefined };
  const places = placesOf(call, options);
  const collected: Collected = { modules, given: [], left: enough, complete: !call.arguments.some((argument) => argument.spread) };
  for (const place of places) collectArgument(collected, meaningOf(modules, module, place.value));
  const slot = text === undefined ? undefined : optionSlotOf({ modules, module, text, call }, options);
  return { complete: collected.complete, given: collected.given, slot };
}

function placesOf({ arguments: given }: Call, options: OptionsArgument): readonly Argument[] {
  if (options.kind === 'keywords') return given.filter((argument) => argument.keywords === true);
  return options.kind === 'merged' ? given.slice(0, options.within) : given.slice(options.index, options.index + 1);
}

/** The first of several values of one option wins across arguments; within one literal the last. */
interface Collected {
  readonly modules: Modules;
  readonly given: GivenOption[];
  left: number;
  complete: boolean;
}

function collectArgument(collected: Collected, meaning: Meaning): void {
  if (meaning.kind === 'value' && meaning.value.kind === 'object') {
    collectProperties(collected, meaning.module, meaning.value.properties, []);
  } else if (meaning.kind !== 'value' || !isTextOrNumber(collected.modules, meaning.module, meaning.value)) {
    collected.complete = false;
  }
}

function collectProperties(collected: Collected, module: ModuleFacts, properties: readonly Property[], outer: readonly string[]): void {
  for (const property of [...properties].reverse()) {
    if (property.kind === 'computed' || --collected.left < 0) collected.complete = false;
    else if (property.kind === 'spread') collectSpread(collected, meaningOf(collected.modules, module, property.value), outer);
    else collectOption(collected, module, property, [...outer, property.key]);
  }
}

function collectSpread(collected: Collected, meaning: Meaning, outer: readonly string[]): void {
  if (meaning.kind === 'value' && meaning.value.kind === 'object') collectProperties(collected, meaning.module, meaning.value.properties, outer);
  else collected.complete = false;
}

function collectOption(collected: Collected, module: ModuleFacts, property: Extract<Property, { kind: 'property' }>, path: readonly string[]): void {
  if (collected.given.some((known) => known.path.join('.') === path.join('.'))) return;
  const meaning = meaningOf(collected.modules, module, property.value);
  const at = { path: module.path, range: property.value.range };
  collected.given.push({ path, value: valueOf(meaning), at, hash: module.hash });
  if (meaning.kind === 'value' && meaning.value.kind === 'object' && path.length < deepest) {
    collectProperties(collected, meaning.module, meaning.value.properties, path);
  }
}

function valueOf(meaning: Meaning): GivenOption['value'] {
  if (meaning.kind === 'function' || meaning.kind === 'class' || meaning.kind === 'instance') return { kind: 'object' };
  if (meaning.kind !== 'value') return { kind: 'unresolved' };
  const { value } = meaning;
  if (value.kind === 'literal') return { kind: 'literal', value: value.value };
  return { kind: value.kind === 'object' || value.kind === 'array' ? 'object' : 'unresolved' };
}

