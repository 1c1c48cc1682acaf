import type { OptionSetting } from '../model/client.ts';
import type { Connection } from '../model/connection.ts';
import type { FileEdit } from '../model/text.ts';
import { optionEdit } from './optionEdit.ts';
import { valueText } from './optionText.ts';

/**
 * The edit that makes a client which opens at once wait for its first use, where that is all there is to do: the option
 * that makes it wait is set, or the one that makes it open is turned off. Undefined where no option does it, where no
 * edit is certainly right, and where the option leaves something to the program that the program does not do.
 */
export function lazyEdit(connection: Connection): FileEdit | undefined {
  const { client, opens } = connection;
  if (opens !== 'at-once' || !isAllToDo(connection)) return undefined;
  const setting = client.opens === 'at-once' ? client.lazy : turnedOff(client.eager);
  return setting === undefined ? undefined : optionEdit(connection, setting, valueText(setting, client));
}

/** Where the program must connect by itself, it does so with every event. */
function isAllToDo({ client: { opens, lazyLeaves }, uses }: Connection): boolean {
  if (opens === 'on-first-use' || lazyLeaves === undefined) return true;
  return lazyLeaves.kind === 'call' && uses.some((use) => lazyLeaves.methods.includes(use.method) && use.invocations.length > 0);
}

function turnedOff(eager: OptionSetting | undefined): OptionSetting | undefined {
  return eager === undefined || typeof eager.value !== 'boolean' ? undefined : { ...eager, value: !eager.value };
}
