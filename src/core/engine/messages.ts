import type { Language, Localized } from '../model/text.ts';
import type { MessageData } from '../rule/index.ts';

/** Puts the data into the `{placeholders}` of a sentence, in every language. An unknown placeholder stays as it is. */
export function filled(message: Localized, data: MessageData = {}): Localized {
  const fill = (language: Language): string =>
    message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(data, name) ? data[name] : whole;
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { en: fill('en'), ko: fill('ko') };
}
