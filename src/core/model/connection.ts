import type { ClientRow, MethodPurpose } from './client.ts';
import type { Entry } from './entry.ts';
import type { FileEdit, Place, Range, TextEdit } from './text.ts';

/** A client that is constructed, or a connecting call that is made, somewhere in the project. */
export interface Connection {
  readonly client: ClientRow;
  /** The package it was imported from. */
  readonly package: string;
  /** The call, from `new` to the closing parenthesis. */
  readonly at: Place;
  /** Whether the call opens a socket, its options considered. */
  readonly opens: 'at-once' | 'on-first-use' | 'unresolved';
  readonly options: ConnectionOptions;
  readonly awaited: boolean;
  /** What becomes of what the call gives, or of its promise. */
  readonly outcome: Outcome;
  /** Every entry that runs the call while it loads. Empty where none does. */
  readonly loads: readonly Load[];
  /** Every entry whose handler runs the call with each event that it does not refuse with an exception: unconditionally, and not memoised. */
  readonly invocations: readonly Load[];
  /** Whether something of the event, or of a parameter, goes into the call: it then cannot stand at module scope. */
  readonly dependsOnCall: boolean;
  /** Every method that is called on this client in modules that were read, as far as it can be followed. */
  readonly uses: readonly ClientUse[];
  /** Whether all uses could be followed: false once the client is exported, stored or passed on to where nobody looked. */
  readonly usesComplete: boolean;
  /** The statement that declares a name for the client, where it does nothing else and a line can be written behind it. */
  readonly declaration: Declaration | undefined;
  /** Moves that statement to module scope, where the call waits for its first use; undefined where the call would not certainly do the same there. */
  readonly hoist: FileEdit | undefined;
  /** The texts that go into the call, in any of its arguments and as deep as they can be followed: hosts, URLs, names. */
  readonly texts: readonly GivenText[];
}

/** `const redis = new Redis();` on lines of its own. */
export interface Declaration {
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  /** The end of its last line, where another statement can be written. */
  readonly end: number;
  /** What that statement begins with: a line break, and the indentation. */
  readonly lead: string;
}

/**
 * A text as far as it is known, or the environment variable it is read from. `option` is the name of the innermost option
 * that it stands under: undefined for an argument by itself.
 */
export type GivenText =
  | { readonly kind: 'text'; readonly text: string; readonly option: string | undefined }
  | { readonly kind: 'environment'; readonly variable: string; readonly option: string | undefined };

/** What is known of the options of a call. */
export interface ConnectionOptions {
  /** Whether an option that is not listed is certainly not given. */
  readonly complete: boolean;
  /** Options that are given, outer ones first: `['redisOptions', 'tls']`. */
  readonly given: readonly GivenOption[];
  /** Where a further option can be written, if that is safe. */
  readonly slot: OptionSlot | undefined;
}

export interface GivenOption {
  readonly path: readonly string[];
  /** Undefined is `undefined`; what cannot be known is `unresolved`; an object or function is `object`. */
  readonly value:
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
    | { readonly kind: 'object' }
    | { readonly kind: 'unresolved' };
  /** Where the value is written. */
  readonly at: Place;
  /** The file's hash, for a fix that replaces the value. */
  readonly hash: string;
}

/** A gap in a text for one more option. The option's text goes between `before` and `after`. */
export interface OptionSlot {
  readonly path: string;
  readonly hash: string;
  readonly at: Range;
  readonly before: string;
  readonly after: string;
  /** What must change besides, such as a comma that is missing. */
  readonly besides: readonly TextEdit[];
}

/** What becomes of a promise: somebody catches its rejection (a callback that is given counts), somebody keeps it, or nobody does. */
export type Outcome = 'caught' | 'kept' | 'dropped';

/** `client.method(…)`. */
export interface ClientUse {
  readonly method: string;
  /** Whether this method opens a connection if there is none. */
  readonly opens: boolean;
  /** What it is for, where its row says so. */
  readonly purpose: MethodPurpose | undefined;
  /** Whether it gives a promise; false where its row says that a callback or an event is told. */
  readonly promise: boolean;
  readonly awaited: boolean;
  readonly outcome: Outcome;
  readonly at: Place;
  /** The first argument where it is a string: the event of `on('error', …)`. */
  readonly firstText: string | undefined;
  readonly loads: readonly Load[];
  readonly invocations: readonly Load[];
}

/** How an entry comes to run a piece of code. */
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
