import * as z from 'zod/mini';
import { phrase } from '../core/language.ts';
import type { PhraseData, PhraseId } from '../core/language.ts';
import { serverSettings } from '../protocol/server.ts';
import type { ServerSettings } from '../protocol/server.ts';

/** For a client that sends none: an editor other than VS Code. */
const defaults: ServerSettings = { language: 'en', lint: { enable: true, run: 'onType' }, patternFolders: [], trusted: false, diagramLenses: true };

/** The client's settings as they are now. */
export class Settings {
  #current = defaults;
  readonly #listeners: ((now: ServerSettings, before: ServerSettings) => void)[] = [];

  get current(): ServerSettings {
    return this.#current;
  }

  onChange(listener: (now: ServerSettings, before: ServerSettings) => void): void {
    this.#listeners.push(listener);
  }

  /** Takes new settings. Whatever is not shaped like settings changes nothing, and the answer is false. */
  take(received: unknown): boolean {
    const parsed = z.safeParse(serverSettings, received);
    if (!parsed.success) return false;
    const before = this.#current;
    this.#current = parsed.data;
    for (const listener of this.#listeners) listener(parsed.data, before);
    return true;
  }

  /** A sentence of `l10n/shell.json` in the user's language. */
  say(id: PhraseId, data?: PhraseData): string {
    return phrase(id, this.#current.language, data);
  }
}
