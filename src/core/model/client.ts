/** What kind of thing a client library talks to: rules choose by it. */
export type ClientFamily = 'redis' | 'database' | 'broker' | 'queue' | 'wrapper' | 'search' | 'aws';

/**
 * One row of `src/clients/`: a call of a client library, and what it does to the network. Rows are facts with evidence:
 * what was not measured does not stand here.
 */
export interface ClientRow {
  /** What the modules are written in that import the packages; TypeScript and JavaScript where nothing is said. */
  readonly language?: 'python';
  /** Packages that export the same thing. */
  readonly packages: readonly string[];
  /** The versions for which the row was measured. */
  readonly versions: string;
  /** The majors that the row is true of, where it is not true of all: it is then used only where a package.json tells. */
  readonly majors: readonly number[] | undefined;
  readonly family: ClientFamily;
  /** Short name for messages: `Redis`, `Cluster`, `mongoose.connect`. */
  readonly construct: string;
  /** Exported names that lead to the call, as paths: `['Redis', 'Cluster']` is `Redis.Cluster`, `[]` the module itself. */
  readonly exports: readonly (readonly string[])[];
  readonly form: 'new' | 'call';
  /** Whether the call opens a socket by itself. */
  readonly opens: 'at-once' | 'on-first-use';
  /** Where its options stand; undefined where it takes none that matter. */
  readonly options: OptionsArgument | undefined;
  /** The option that makes a call that opens at once wait for the first use. */
  readonly lazy: OptionSetting | undefined;
  /** What the option `lazy` leaves to the program: where nothing is said, setting it is all there is to do. */
  readonly lazyLeaves?: LeftToProgram;
  /** The option that makes a call that would wait open at once. */
  readonly eager: OptionSetting | undefined;
  /** A call of the same library whose client opens nothing before its first use: `createPool`. */
  readonly instead?: string;
  /** Whether the call gives a promise of the client: where nobody handles it, a rejection ends the process. */
  readonly promise?: true;
  /** Set where the client does nothing but wait for messages, as long as it lives: a worker. */
  readonly consumes?: true;
  /** Options that look as if they made the call wait, and that the library does not read. */
  readonly ignores?: readonly (readonly string[])[];
  /** Options with which it is not certain what the call does, whatever their value is. */
  readonly uncertainWith?: readonly string[];
  /** Methods of anything that open a connection where they are given this client, by name: `metadata.create_all(engine)`. */
  readonly opensWhereGiven?: Readonly<Record<string, ClientMethod>>;
  /** The argument without which the call opens nothing, from 0: the URL of `mongoose.createConnection(url)`. */
  readonly target?: number;
  /** The argument that may be a client made elsewhere, from 0: unless it is certainly text or options, nobody knows whose sockets these are. */
  readonly reuses?: number;
  /** Options by which it may be given connections that were made elsewhere: whoever gives one may make none. */
  readonly borrows?: readonly (readonly string[])[];
  /** Whether calling it again gives the connection that there is. */
  readonly idempotent?: true;
  /** Methods of what the call gives that are worth knowing, by name. */
  readonly methods: Readonly<Record<string, ClientMethod>>;
  /** Whether every method that is not named opens a connection too: the commands of a Redis client. */
  readonly otherMethodsOpen: boolean;
  readonly timeouts: ClientTimeouts | undefined;
  readonly pool: PoolSize | undefined;
  /** Whether it is a cluster client, which asks for the slots and follows redirections; undefined where nobody asks. */
  readonly cluster?: boolean;
  /** The option that encrypts its connection. A URL that begins with `rediss:` does so, too. */
  readonly tls?: {
    readonly option: readonly string[];
    /** How the option is written to switch it on. */
    readonly text: string;
    /** An option without which the certificates of a managed cluster do not match the addresses that are connected to. */
    readonly names?: readonly string[];
  };
  /** What an `error` event without a listener does to the process. */
  readonly unheardError: 'crashes' | 'rejects' | 'logs' | undefined;
  /** Where the facts come from: the probe in test/clients/probes, or the source that was read. */
  readonly evidence: string;
}

/**
 * `merged`: any of the first `within` arguments may be the options object, and of several the first that has an option
 * wins. `position`: that argument and no other, from 0. `keywords`: Python's arguments, by name or in the order of the
 * names.
 */
export type OptionsArgument =
  | { readonly kind: 'merged'; readonly within: number; /** Whether a URL's query counts as options, any text as true. */ readonly urlQuery: boolean }
  | { readonly kind: 'position'; readonly index: number }
  | { readonly kind: 'keywords'; readonly parameters: readonly string[] };

/** An option with the value that has the effect; `path` leads into nested objects: `['connection', 'lazyConnect']`. */
export interface OptionSetting {
  readonly path: readonly string[];
  readonly value: boolean | number;
}

/**
 * `call`: nothing connects before one of these methods is called. `preparation`: what the constructor would have created,
 * such as a table, must be there. `keeping`: connections are no longer kept for the next use.
 */
export type LeftToProgram =
  | { readonly kind: 'call'; readonly methods: readonly string[] }
  | { readonly kind: 'preparation' }
  | { readonly kind: 'keeping' };

/**
 * What a method that opens is for. `needless`: the client connects by itself when it is first used. `statement`: asks or
 * tells the server something. `schema`: creates tables or indexes. `consume`: waits for messages from then on. Where
 * nothing is said, the client cannot be used before the call.
 */
export type MethodPurpose = 'needless' | 'statement' | 'schema' | 'consume';

/**
 * `opens`: whether calling it opens a connection; `awaited` where only what awaits its result does, as with query builders.
 * `gives`: what it returns, or its promise's result, has methods of its own, such as a producer, or is the client itself.
 * `callback`: set where it gives no promise, but tells a callback or an `error` event what goes wrong.
 */
export interface ClientMethod {
  readonly opens: boolean | 'awaited';
  readonly purpose?: MethodPurpose;
  readonly callback?: true;
  readonly gives?: Readonly<Record<string, ClientMethod>> | 'client';
}

/** Options in milliseconds, as paths into the options object, with the library's defaults; undefined means no limit. */
export interface ClientTimeouts {
  readonly connect:
    | {
        readonly option: readonly string[];
        readonly default: number | undefined;
        /** Whether people write it into the URL's query, so that a URL that is not known may say it. */
        readonly inUrl?: true;
      }
    | undefined;
  /** Any one of these bounds a command. */
  readonly command: readonly CommandTimeout[];
}

/** `closesIdle`: it closes a connection on which nothing is waited for as well. */
export interface CommandTimeout {
  readonly option: readonly string[];
  readonly default: number | undefined;
  readonly closesIdle?: true;
}

/** How many connections one client may hold. */
export interface PoolSize {
  readonly option: readonly string[];
  readonly default: number;
  /** An option for the driver underneath, which may say something else. */
  readonly driver?: readonly string[];
}
