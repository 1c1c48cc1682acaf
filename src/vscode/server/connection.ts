import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import type { CloseHandlerResult, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import * as z from 'zod/mini';
import { readServerSettings } from '../settings/serverSettings.ts';
import { say } from '../settings/language.ts';
import { afterCrash } from './crashes.ts';
import { workDocuments } from './documents.ts';
import { traceChannel } from './traceChannel.ts';

/** `waiting`: it died and is started again in a moment. `failed`: it died too often and waits for the user. */
export type ConnectionState = 'starting' | 'running' | 'waiting' | 'failed' | 'stopped';

/** The language server's process and the conversation with it, over its deaths and restarts. */
export class ServerConnection {
  readonly #client: LanguageClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<ConnectionState>();
  #state: ConnectionState = 'starting';
  /** When it died since the user last started it, in milliseconds. */
  #crashes: number[] = [];
  #endWait: () => void = () => undefined;

  /** Fires with the new state. */
  readonly onChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#client = new QuietClient('archnotes', 'Archnotes', serverOptions(context), this.#clientOptions());
    this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.#become('running');
      if (newState === State.Starting) this.#become('starting');
    });
    context.subscriptions.push(this.#changed);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Starts the server and returns at once. */
  start(): void {
    this.#client.start().catch((error: unknown) => this.#log.error(`Starting the server failed: ${String(error)}`));
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
    await this.#end();
    this.#become('stopped');
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
    await this.#untilRunning();
    return z.parse(answer, await this.#client.sendRequest(method, params, token));
  }

  /** Tells the server, if it runs. One that is starting is told with its settings, see `initializationOptions`. */
  async notify(method: string, params: unknown): Promise<void> {
    if (this.#state === 'running') await this.#client.sendNotification(method, params);
  }

  /** Calls `handle` with each notification of this method, over restarts. */
  onNotification<T>(method: string, schema: z.ZodMiniType<T>, handle: (message: T) => void): vscode.Disposable {
    return this.#client.onNotification(method, (message: unknown) => handle(z.parse(schema, message)));
  }

  async #untilRunning(): Promise<void> {
    while (this.#state !== 'running') {
      if (this.#state === 'failed' || this.#state === 'stopped') throw new Error(say('client.server.notRunning'));
      await new Promise<void>((resolve) => {
        const listener = this.onChange(() => {
          listener.dispose();
          resolve();
        });
      });
    }
  }

  async #end(): Promise<void> {
    try {
      await this.#client.stop();
    } catch (error) {
      // The server hangs or never came up. The client has ended its process; there is nothing more to end.
      this.#log.warn(`The server did not stop by itself: ${String(error)}`);
    }
  }

  async #closed(): Promise<CloseHandlerResult> {
    this.#crashes.push(Date.now());
    const next = afterCrash(this.#crashes);
    if (next.kind === 'stop') {
      this.#become('failed');
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.#become('waiting');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, next.delay);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { action: CloseAction.Restart, handled: true };
  }

  #become(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire(state);
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector: [...workDocuments],
      outputChannel: this.#log,
      traceOutputChannel: traceChannel(this.#log),
      initializationOptions: readServerSettings,
      initializationFailedHandler: () => false,
      errorHandler: {
        // A connection that cannot be written to is one that is about to close.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.#closed(),
      },
    };
  }
}

/** Writes to the log what the language client would also show in English pop-ups; what matters we say ourselves. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The server runs on VS Code's own Node, in the extension's folder: never in one that a workspace could furnish. */
function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  return {
    module: vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
    options: { cwd: context.extensionUri.fsPath },
  };
}
