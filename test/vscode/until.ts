import type * as vscode from 'vscode';

/** How long anything may take in a real editor on a busy machine before a test gives up, in milliseconds. */
const patience = 15_000;

/** Something to wait for: `look` gives it as soon as it is there, `undefined` before. */
export interface Awaited<T> {
  /** Fires whenever looking again may be worth it. */
  readonly event: vscode.Event<unknown>;
  readonly look: () => T | undefined;
  /** What is missing, for the message when it never comes. */
  readonly what: () => string;
}

/** Waits, looking at once and after each event. Throws with what is missing when patience ends. */
export async function until<T>({ event, look, what }: Awaited<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const deadline = setTimeout(() => end(() => reject(new Error(`still waiting: ${what()}`))), patience);
    const listener = event(() => check());
    const end = (settle: () => void): void => {
      clearTimeout(deadline);
      listener.dispose();
      settle();
    };
    const check = (): void => {
      const found = look();
      if (found !== undefined) end(() => resolve(found));
    };
    check();
  });
}
