import type { ClientRow, OptionSetting } from '../model/client.ts';

/** An option as the client's language writes it: `minimumIdle: 0`, `connect=False`. */
export function optionText(setting: OptionSetting, client: ClientRow): string {
  return `${setting.path.join('.')}${client.language === 'python' ? '=' : ': '}${valueText(setting, client)}`;
}

/** The option's value as the client's language writes it. */
export function valueText({ value }: OptionSetting, client: ClientRow): string {
  if (client.language !== 'python' || typeof value !== 'boolean') return String(value);
  return value ? 'True' : 'False';
}
