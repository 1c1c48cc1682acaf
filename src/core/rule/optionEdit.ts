import type { OptionSetting } from '../model/client.ts';
import type { Connection, OptionSlot } from '../model/connection.ts';
import type { FileEdit } from '../model/text.ts';

/**
 * The edit that gives a client's call an option, or undefined where no edit is certainly right: the value is replaced
 * where the option is written out, else the option is added. `text` is the value as it is to be written.
 */
export function optionEdit(connection: Connection, setting: OptionSetting, text = String(setting.value)): FileEdit | undefined {
  const { given, slot } = connection.options;
  const written = given.find((option) => option.path.join('.') === setting.path.join('.'));
  if (written === undefined) return slot === undefined ? undefined : slotEdit(slot, setting.path, text);
  if (written.value.kind !== 'literal' || written.at.path !== connection.at.path) return undefined;
  return { path: written.at.path, hash: written.hash, edits: [{ range: written.at.range, newText: text }] };
}

function slotEdit(slot: OptionSlot, path: readonly string[], text: string): FileEdit | undefined {
  const [name, ...inner] = path;
  if (name === undefined || inner.length > 0) return undefined;
  const { at, before, after, besides } = slot;
  return { path: slot.path, hash: slot.hash, edits: [...besides, { range: at, newText: `${before}${name}: ${text}${after}` }] };
}
