import * as vscode from 'vscode';
import type { PhraseData, PhraseId } from '../../core/language.ts';
import { say } from '../settings/language.ts';

/** Milliseconds that suffice to read a short sentence. */
const readingTime = 8000;

/** Says in the status bar what asks for no answer: unlike a pop-up it need not be dismissed. */
export function sayBriefly(id: PhraseId, data?: PhraseData): void {
  vscode.window.setStatusBarMessage(`$(info) ${say(id, data)}`, readingTime);
}
