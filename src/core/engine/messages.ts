import type { Localized } from '../model/text.ts';
import type { MessageData } from '../rule/index.ts';

/** Puts the data into the `{placeholders}` of a sentence, in every language. An unknown placeholder stays as it is. */
export function filled(message: Localized, data: MessageData = {}): Localized {
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : whole));
  return { en: fill(message.en), ko: fill(message.ko) };
}
