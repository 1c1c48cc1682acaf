import type { OptionSetting } from '../model/client.ts';
import type { Connection, OptionSlot } from '../model/connection.ts';
import type { FileEdit } from '../model/text.ts';
import { optionGiven } from './optionGiven.ts';

/**
 * The edit that gives a client's call an option, or undefined where no edit is certainly right: the value is replaced
 * where the option is written out, else the option is added, with the objects around it where there are none. `text` is the value as it is to be written.
 */
export function optionEdit(connection: Connection, setting: OptionSetting, text = String(setting.value)): FileEdit | undefined {
  const { given, slot } = connection.options;
  const written = given.find((option) => option.path.join('.') === setting.path.join('.'));
  if (written === undefined) return slot === undefined ? undefined : slotEdit(connection, slot, setting.path, text);
  if (written.value.kind !== 'literal' || written.at.path !== connection.at.path) return undefined;
  return { path: written.at.path, hash: written.hash, edits: [{ range: written.at.range, newText: text }] };
}

/** An option inside of others is written with those around it, where none of them is given. */
function slotEdit(connection: Connection, slot: OptionSlot, [name, ...inner]: readonly string[], text: string): FileEdit | undefined {
  if (name === undefined || (inner.length > 0 && optionGiven(connection, [name]).kind !== 'absent')) return undefined;
  const { at, before, after, besides } = slot;
  const value = inner.reduceRight((within, key) => `{ ${key}: ${within} }`, text);
  return { path: slot.path, hash: slot.hash, edits: [...besides, { range: at, newText: `${before}${name}: ${value}${after}` }] };
}
