import shell from '../../l10n/shell.json';
import type { Language } from './model/text.ts';

/** Every sentence of the shells (editor, command line, server) by id; rules and patterns carry their own. */
export type PhraseId = keyof typeof shell;

/** Values for the `{placeholders}` of a sentence. */
export type PhraseData = Readonly<Record<string, string | number>>;

/** A sentence of `l10n/shell.json` in one language, with its `{placeholders}` filled. */
export function phrase(id: PhraseId, language: Language, data: PhraseData = {}): string {
  return fill(shell[id][language], data);
}

/** Puts `data` into the `{placeholders}` of a sentence. What `data` does not name stays as it is, so that it shows. */
export function fill(sentence: string, data: PhraseData): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : whole,
  );
}
