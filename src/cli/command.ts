import type { Language } from '../core/model/text.ts';
import type { Terminal } from './terminal.ts';

/** What a command is started with. */
export interface Invocation {
  /** What follows the command's name. */
  readonly args: readonly string[];
  readonly language: Language;
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** Runs a command and gives the exit code: 0 nothing to complain about, 1 findings, 2 failure. */
export type Command = (invocation: Invocation) => Promise<number>;

const usageErrorName = 'UsageError';

/** What the user asked for cannot be done as asked; `message` says what, where and what to do, in their language. */
export class UsageError extends Error {
  override readonly name = usageErrorName;
}

/** By its name: each bundle has a class of its own. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === usageErrorName;
}
