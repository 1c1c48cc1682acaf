import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LoadedClient } from '../../src/core/model/loaders.ts';
import { LoaderLenses, type LensSession } from '../../src/server/links/loaderLenses.ts';
import { Settings } from '../../src/server/settings.ts';
import { Workspace } from '../../src/server/workspace.ts';
import { settings } from './editor.ts';

const folder = 'file:///projects/shop';
const [carts, orders] = [`${folder}/src/carts.ts`, `${folder}/src/orders.ts`];

/** A worker whose answers wait until they are asked for: the order in which things happen is that of the test. */
class Worker {
  changes = 0;
  /** How many handlers construct the client of a module, where it is not one. */
  readonly handlers = new Map<string, number>();
  /** Asked, and not answered yet. */
  readonly waiting: { readonly path: string; readonly answer: () => void }[] = [];
  readonly #listeners: (() => void)[] = [];
  #wanted: { readonly questions: number; readonly done: () => void } | undefined;

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  loadedClientIn({ path }: { readonly path: string }): Promise<{ readonly kind: 'loadedClientIn'; readonly version: number; readonly client: LoadedClient }> {
    return new Promise((resolve) => {
      const answer = (): void => {
        // Whoever answers a question tells of it, as of everything.
        this.tell();
        resolve({ kind: 'loadedClientIn', version: 1, client: { line: 2, handlers: this.handlers.get(path) ?? 1 } });
      };
      this.waiting.push({ path, answer });
      if (this.waiting.length === this.#wanted?.questions) this.#wanted.done();
    });
  }

  /** Resolves when so many questions wait. */
  asked(questions: number): Promise<void> {
    return new Promise((done) => {
      this.#wanted = { questions, done };
      if (this.waiting.length === questions) done();
    });
  }

  answerNext(): void {
    this.waiting.shift()?.answer();
  }

  /** Something changed, and was judged: so many handlers construct the client of a module now. */
  change(path: string, handlers: number): void {
    this.changes += 1;
    this.handlers.set(path, handlers);
    this.tell();
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

describe('the lenses that say who loads a module', () => {
  let worker: Worker;
  let lenses: LoaderLenses;
  let refreshed: number;
  let onRefresh: () => void;
  beforeEach(async () => {
    worker = new Worker();
    refreshed = 0;
    onRefresh = () => undefined;
    const workspace = new Workspace();
    workspace.setFolders([folder]);
    const current = new Settings();
    current.begin(settings, 'en');
    const open = new Map([carts, orders].map((uri) => [uri, TextDocument.create(uri, 'typescript', 1, '')]));
    const session: LensSession = {
      connection: { console: { warn: (message) => assert.fail(message) } },
      documents: { get: (uri) => open.get(uri), onDidClose: () => ({ dispose: () => undefined }) },
      settings: current,
      workspace,
      linting: worker,
    };
    lenses = new LoaderLenses(session, () => {
      refreshed += 1;
      onRefresh();
    });
    for (const uri of [carts, orders]) assert.deepEqual(await shown(uri), ['Created on the cold start of 1 handler']);
  });

  async function shown(uri: string): Promise<readonly (string | undefined)[] | undefined> {
    const found = lenses.of(uri);
    await worker.asked(1);
    worker.answerNext();
    return (await found)?.map(({ command }) => command?.title);
  }

  const nextRefresh = (): Promise<void> => new Promise((resolve) => (onRefresh = resolve));

  /** Both documents that were asked about are answered, and the editor is told to ask again. */
  async function refreshedByBoth(): Promise<void> {
    const isRefreshed = nextRefresh();
    worker.answerNext();
    worker.answerNext();
    await isRefreshed;
  }

  it('are asked for again when something changed that they tell of', async () => {
    worker.change('src/carts.ts', 2);
    await worker.asked(2);
    await refreshedByBoth();
    assert.deepEqual(await shown(carts), ['Created on the cold start of 2 handlers']);
  });

  it('are asked for again when it changed while one document was asked about already, and another was not', async () => {
    worker.change('src/prices.ts', 1);
    await worker.asked(2);
    worker.answerNext();
    worker.change('src/carts.ts', 2);
    worker.answerNext();
    // The other one is told of as before, and of this one nobody would ask again.
    await worker.asked(2);
    await refreshedByBoth();
    assert.deepEqual(await shown(carts), ['Created on the cold start of 2 handlers']);
  });

  it('are not asked for because they were asked for', async () => {
    worker.change('src/carts.ts', 2);
    await worker.asked(2);
    await refreshedByBoth();
    await shown(carts);
    // What these answers would have led to is due before this is.
    await setTimeout(600);
    assert.deepEqual([worker.waiting, refreshed], [[], 1]);
  });
});
