import type { Localized, Position } from '../model/text.ts';

/** One thing that somebody wrote wrongly: what, where, and what to do about it. */
export interface Problem {
  readonly message: Localized;
  /** The file it stands in, as the reader knows it; undefined where no file is to blame. */
  readonly path: string | undefined;
  readonly position: Position | undefined;
}

/** What a step gives: its value, or everything that stood in the way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(...problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems };
}

export function problem(message: Localized, path?: string, position?: Position): Problem {
  return { message, path, position };
}
