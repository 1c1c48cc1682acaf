import type { Entry } from './entry.ts';
import type { FileEdit, Place } from './text.ts';

/** One row of `src/clients/`: a call of a client library and what it does to the network. */
export interface ClientRow {
  /** npm package names that export the same thing. */
  readonly packages: readonly string[];
  /** The majors for which the row was measured. */
  readonly versions: string;
  /** Exported names that lead to the call, as paths: `['Redis', 'Cluster']` is `Redis.Cluster`. */
  readonly exports: readonly (readonly string[])[];
  readonly form: 'new' | 'call';
  /** Short name for messages: `Redis`, `Cluster`. */
  readonly construct: string;
  readonly opens: 'at-construction' | 'on-first-use';
  readonly lazy: LazyOption | undefined;
  /** Where the facts come from. */
  readonly evidence: string;
}

/** How the call is told to wait for the first command. */
export interface LazyOption {
  readonly name: string;
  readonly value: boolean;
  /**
   * `merged`: any of the first `within` arguments may be the options object, the first object wins, and a new one goes
   * last. A number: only that argument (from 0).
   */
  readonly argument: { readonly kind: 'merged'; readonly within: number } | { readonly kind: 'position'; readonly index: number };
  /** Whether a query parameter of that name in a connection URL counts (as true, whatever its text). */
  readonly urlQuery: boolean;
}

/** A client that is constructed somewhere in the project. */
export interface Connection {
  readonly client: ClientRow;
  /** The package it was imported from. */
  readonly package: string;
  /** The construction, from `new` to the closing parenthesis. */
  readonly at: Place;
  /** Whether the construction opens a socket, its options considered. */
  readonly opens: 'at-construction' | 'on-first-use' | 'unresolved';
  /** Every entry that runs the construction while it loads. Empty where none does. */
  readonly loads: readonly Load[];
  /** The edit that makes it wait for the first command, where one is safe. */
  readonly lazyEdit: FileEdit | undefined;
}

/** How an entry comes to run a piece of code while it loads. */
export interface Load {
  readonly entry: Entry;
  /** From the entry's module to the code: imports, calls and constructions, in order. Empty if the module itself runs it. */
  readonly chain: readonly LoadStep[];
}

export interface LoadStep {
  readonly kind: 'import' | 'call' | 'construction';
  /** What is imported, called or constructed, as written. */
  readonly name: string;
  readonly at: Place;
}
