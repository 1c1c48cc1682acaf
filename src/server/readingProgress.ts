import type { WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { stopReadingNotification } from '../protocol/server.ts';
import type { Session } from './session.ts';

/** Reading that is over before this, in milliseconds, is nothing to speak of. */
const unnoticed = 500;
/** How often the editor hears how far it has come, in milliseconds. */
const rhythm = 200;

/** Shows in the editor how far reading the workspace has come, where the editor can show that, and lets the user cancel it. */
export function registerReadingProgress(session: Session): void {
  const { client, connection, linting } = session;
  // VS Code shows the item in its status bar, where nothing can be cancelled: its client asks in this way.
  connection.onNotification(stopReadingNotification, () => linting.stopReading());
  let shown: ReadingProgress | undefined;
  linting.onChange(() => {
    if (linting.reading !== undefined && client().window?.workDoneProgress === true) shown ??= new ReadingProgress(session);
    if (linting.reading !== undefined) return;
    shown?.end();
    shown = undefined;
  });
}

/** One progress item of the editor, from when the workspace begins to be read until it is read or the user cancels it. */
class ReadingProgress {
  readonly #session: Session;
  readonly #start: NodeJS.Timeout;
  #reports: NodeJS.Timeout | undefined;
  #reporter: WorkDoneProgressServerReporter | undefined;
  #isOver = false;

  constructor(session: Session) {
    this.#session = session;
    this.#start = setTimeout(() => void this.#begin(), unnoticed);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#start);
    clearInterval(this.#reports);
    this.#reporter?.done();
    this.#reporter = undefined;
  }

  async #begin(): Promise<void> {
    const { connection, linting } = this.#session;
    try {
      this.#reporter = await connection.window.createWorkDoneProgress();
    } catch (error) {
      connection.console.warn(String(error));
      return;
    }
    const { percentage, message } = this.#state();
    this.#reporter.begin('Archnotes', percentage, message, true);
    if (this.#isOver) return this.end();
    this.#reporter.token.onCancellationRequested(() => linting.stopReading());
    this.#reports = setInterval(() => this.#report(), rhythm);
  }

  #report(): void {
    const { percentage, message } = this.#state();
    this.#reporter?.report(percentage, message);
  }

  #state(): { readonly percentage: number; readonly message: string } {
    const { linting, settings } = this.#session;
    const { read, total } = linting.reading ?? { read: 0, total: 0 };
    if (total === 0) return { percentage: 0, message: settings.say('server.reading.listing') };
    return { percentage: Math.floor((100 * read) / total), message: settings.say('server.reading.files', { read, total }) };
  }
}
