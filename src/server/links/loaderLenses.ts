import type { CodeLens } from 'vscode-languageserver/node';
import type { LoadedClient } from '../../core/model/loaders.ts';
import { showLoadersCommand } from '../../protocol/loaders.ts';
import { QuietTimer } from '../quietTimer.ts';
import type { Session } from '../session.ts';
import { looseFiles } from '../workspace.ts';

/** Asked again at most so often, in milliseconds: findings come in slices. */
const calm = { quiet: 500, most: 5000 };

/** What of a session lenses are made with. */
export interface LensSession {
  readonly connection: { readonly console: Pick<Session['connection']['console'], 'warn'> };
  readonly documents: Pick<Session['documents'], 'get' | 'onDidClose'>;
  readonly settings: Pick<Session['settings'], 'isOwnClient' | 'current' | 'say'>;
  readonly workspace: Pick<Session['workspace'], 'locate'>;
  readonly linting: Pick<Session['linting'], 'changes' | 'loadedClientIn' | 'onChange'>;
}

/** What an editor was told of the client in a document. */
type Told = LoadedClient | undefined;

/** Over the first client of a module: how many handlers of other modules construct it on a cold start. The lens leads to the list of them. */
export class LoaderLenses {
  readonly #session: LensSession;
  readonly #told = new Map<string, Told>();
  readonly #timer: QuietTimer;
  /** What the worker had been told of when it was last asked about all of them. */
  #asked: number | undefined;

  /** @param refresh has the editor ask again */
  constructor(session: LensSession, refresh: () => void) {
    this.#session = session;
    this.#timer = new QuietTimer(calm, () => {
      this.#isOther()
        .then((isOther) => isOther && refresh())
        .catch((error: unknown) => session.connection.console.warn(String(error)));
    });
    session.linting.onChange(() => {
      // An answer to a question is an answer as well: the next question would lead to the next.
      if (this.#told.size > 0 && session.linting.changes !== this.#asked) this.#timer.touch();
    });
    session.documents.onDidClose(({ document: { uri } }) => this.#told.delete(uri));
  }

  /** The lens of a document, if there is one; null where it was looked at in another version. */
  async of(uri: string): Promise<CodeLens[] | null> {
    const { settings, documents } = this.#session;
    // Only our own client knows the command.
    if (!settings.isOwnClient || !settings.current.loaderLenses) return [];
    const reply = await this.#ask(uri);
    const version = documents.get(uri)?.version;
    if (reply === undefined || (version !== undefined && reply.version !== version)) return null;
    if (version !== undefined) this.#told.set(uri, reply.client);
    return reply.client === undefined ? [] : [lensOf(this.#session, uri, reply.client)];
  }

  async #ask(uri: string): Promise<{ readonly version: number | undefined; readonly client: Told } | undefined> {
    const place = this.#session.workspace.locate(uri);
    if (place === undefined || place.folder === looseFiles.id) return undefined;
    return this.#session.linting.loadedClientIn(place);
  }

  /** Whether an open document would be told something else now. Only those are asked about that an editor asked about. */
  async #isOther(): Promise<boolean> {
    const questions = [...this.#told.keys()].map(async (uri) => [uri, (await this.#ask(uri))?.client] as const);
    this.#asked = this.#session.linting.changes;
    const others = (await Promise.all(questions)).filter(([uri, client]) => this.#told.has(uri) && !isSame(client, this.#told.get(uri)));
    // An editor asks only about what it shows: of the others it is not to be reminded again and again.
    for (const [uri, client] of others) this.#told.set(uri, client);
    return others.length > 0;
  }
}

function isSame(one: Told, other: Told): boolean {
  return one?.line === other?.line && one?.handlers === other?.handlers;
}

function lensOf({ settings }: LensSession, uri: string, { line, handlers }: LoadedClient): CodeLens {
  const title = handlers === 1 ? settings.say('server.lens.loader') : settings.say('server.lens.loaders', { count: handlers });
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, command: { title, command: showLoadersCommand, arguments: [uri] } };
}
