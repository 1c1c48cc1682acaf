import type { PanelPhrase, PanelPhrases } from '../../protocol/diagram.ts';

export type Say = (id: PanelPhrase, data?: Readonly<Record<string, string | number>>) => string;

/** Says the host's sentences with their `{placeholders}` filled. */
export function sayer(phrases: PanelPhrases): Say {
  return (id, data = {}) => phrases[id].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : whole));
}
