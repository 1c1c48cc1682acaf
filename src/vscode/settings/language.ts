import * as vscode from 'vscode';
import { phrase } from '../../core/language.ts';
import type { PhraseData, PhraseId } from '../../core/language.ts';
import type { Language } from '../../core/model/text.ts';

/** The language to speak to the user: `archnotes.language`, or with `auto` the editor's own where we have it. */
export function userLanguage(): Language {
  const chosen = vscode.workspace.getConfiguration('archnotes').get<unknown>('language');
  if (chosen === 'en' || chosen === 'ko') return chosen;
  return vscode.env.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** A sentence of `l10n/shell.json` in the user's language of this moment. */
export function say(id: PhraseId, data?: PhraseData): string {
  return phrase(id, userLanguage(), data);
}
