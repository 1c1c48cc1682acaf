import * as z from 'zod/mini';
import { phrase } from '../core/language.ts';
import type { PhraseData, PhraseId } from '../core/language.ts';
import { serverSettings } from '../protocol/server.ts';
import type { ServerSettings } from '../protocol/server.ts';

/** For what a client does not say: an editor other than VS Code. */
const defaults: ServerSettings = { language: 'en', lint: { enable: true, run: 'onType' }, patternFolders: [], trusted: false, diagramLenses: true, loaderLenses: true };

/** What any editor may say in `initializationOptions`, all of it or some. */
const initialSettings = z.partial(z.extend(serverSettings, { lint: z.partial(serverSettings.shape.lint) }));

/** The client's settings as they are now. */
export class Settings {
  #current = defaults;
  #isOwnClient = false;
  readonly #listeners: ((now: ServerSettings, before: ServerSettings) => void)[] = [];

  get current(): ServerSettings {
    return this.#current;
  }

  /** Whether the client is ours: it sends all settings, and knows the messages beside the Language Server Protocol. */
  get isOwnClient(): boolean {
    return this.#isOwnClient;
  }

  /**
   * Takes `initializationOptions`; what they leave out is as usual, the language that of the editor.
   * @param locale the editor's, as in `ko-KR`
   * @returns false where they are not shaped like settings and change nothing
   */
  begin(received: unknown, locale: string | undefined): boolean {
    this.#isOwnClient = z.safeParse(serverSettings, received).success;
    const parsed = z.safeParse(initialSettings, received ?? {});
    const language = /^ko\b/i.test(locale ?? '') ? 'ko' : 'en';
    const { lint, ...rest } = parsed.success ? parsed.data : {};
    this.take({ ...defaults, language, ...rest, lint: { ...defaults.lint, ...lint } });
    return parsed.success;
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
