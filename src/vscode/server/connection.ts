import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { say } from '../settings/language.ts';
import { afterCrash } from './crashes.ts';
import type { LanguageClient } from './languageClient.ts';

/** `waiting`: it died and is started again in a moment. `failed`: it died too often and waits for the user. */
export type ConnectionState = 'starting' | 'running' | 'waiting' | 'failed' | 'stopped';

type Subscription = (client: LanguageClient) => vscode.Disposable;

/** The language server's process and the conversation with it, over its deaths and restarts. */
export class ServerConnection {
  readonly #extension: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<ConnectionState>();
  #client: LanguageClient | undefined;
  /** What is to be subscribed to when there is a client. */
  #subscriptions: Subscription[] = [];
  #state: ConnectionState = 'starting';
  /** When it died since the user last started it, in milliseconds. */
  #crashes: number[] = [];
  #endWait: () => void = () => undefined;

  /** Fires with the new state. */
  readonly onChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#extension = context.extensionUri;
    this.#log = log;
    context.subscriptions.push(this.#changed);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Starts the server in a moment, when what called this has returned. */
  start(): void {
    setImmediate(() => {
      this.#startNow().catch((error: unknown) => this.#log.error(`Starting the server failed: ${String(error)}`));
    });
  }

  /** Starts the server afresh, whatever state it is in, and returns when the old one has ended. */
  async restart(): Promise<void> {
    this.#crashes = [];
    if (this.#state === 'waiting') return this.#endWait();
    this.#become('starting');
    await this.#end();
    this.start();
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    this.#become('stopped');
    this.#endWait();
    await this.#end();
  }

  /**
   * Asks the server, once it runs, and gives its answer in the shape of `answer`. Throws if the server has failed for
   * good, dies meanwhile, refuses, or answers in another shape.
   */
  async request<T>(
    method: string,
    params: unknown,
    answer: z.ZodMiniType<T>,
    token?: vscode.CancellationToken,
  ): Promise<T> {
    const client = await this.#runningClient();
    return z.parse(answer, await client.sendRequest(method, params, token));
  }

  /** Tells the server, if it runs. */
  async notify(method: string, params: unknown): Promise<void> {
    if (this.#state === 'running') await this.#client?.sendNotification(method, params);
  }

  /** Calls `handle` with each notification of this method, for as long as the extension lives. */
  onNotification<T>(method: string, schema: z.ZodMiniType<T>, handle: (message: T) => void): void {
    const subscribe: Subscription = (client) =>
      client.onNotification(method, (message: unknown) => handle(z.parse(schema, message)));
    if (this.#client === undefined) this.#subscriptions.push(subscribe);
    else subscribe(this.#client);
  }

  async #startNow(): Promise<void> {
    const { createClient } = await import('./languageClient.ts');
    if (this.#state === 'stopped') return;
    this.#client ??= createClient(this.#extension, this.#log, {
      starting: () => this.#become('starting'),
      running: () => this.#become('running'),
      died: () => this.#died(),
    });
    for (const subscribe of this.#subscriptions) subscribe(this.#client);
    this.#subscriptions = [];
    await this.#client.start();
  }

  async #runningClient(): Promise<LanguageClient> {
    while (this.#state !== 'running' || this.#client === undefined) {
      if (this.#state === 'failed' || this.#state === 'stopped') throw new Error(say('client.server.notRunning'));
      await new Promise<void>((resolve) => {
        const listener = this.onChange(() => {
          listener.dispose();
          resolve();
        });
      });
    }
    return this.#client;
  }

  async #end(): Promise<void> {
    try {
      await this.#client?.stop();
    } catch (error) {
      // The server hangs or never came up. The client has ended its process; there is nothing more to end.
      this.#log.warn(`The server did not stop by itself: ${String(error)}`);
    }
  }

  async #died(): Promise<'restart' | 'stop'> {
    if (this.#state === 'stopped') return 'stop';
    this.#crashes.push(Date.now());
    const next = afterCrash(this.#crashes);
    if (next.kind === 'stop') {
      this.#become('failed');
      return 'stop';
    }
    this.#become('waiting');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, next.delay);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return this.#state === 'waiting' ? 'restart' : 'stop';
  }

  #become(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire(state);
  }
}
