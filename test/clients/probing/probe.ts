// What a file of test/clients/probes says: which packages are loaded, and what code of theirs does to the network.

/** The probe of one client library, beside the file of rows with the same name; the runner finds it by its file. */
export interface Probe {
  readonly packages: readonly ProbedPackage[];
}

/** A package as npm has it, with the forms that each of the versions is held to. */
export interface ProbedPackage {
  readonly name: string;
  /** Exact versions, one of each major. */
  readonly versions: readonly string[];
  /** How the forms are written; CommonJS unless said. */
  readonly module?: 'esm';
  /** What stands before each form: imports, and the options that all of them share. */
  readonly before: string;
  readonly forms: readonly Form[];
  /** Why no timer of a given length can be seen for a construct whose row gives the option or its default. */
  readonly untimed?: Readonly<Record<string, string>>;
}

/**
 * A few lines at the top of a Lambda function's module. `PORT` in it is the port of a listener that nobody
 * else uses. The same text is run by Node.js and read by the linter.
 */
export interface Form {
  readonly code: string;
  /** Whether a socket is opened. */
  readonly sockets: 'opens' | 'none';
  /** The length in milliseconds of a timer that runs while the client connects. */
  readonly timer?: number;
  /** What an `error` event, or a rejection, that nobody listens to does to the process once the connection fails. */
  readonly unheard?: 'crashes' | 'rejects' | 'logs';
  /** What the listener plays; else it accepts and is silent, or is not there where `unheard` is asked for. */
  readonly greets?: 'postgres';
  /** Run in a process of its own, because it changes what the other forms of the library share. */
  readonly alone?: boolean;
  /** Why the linter does not tell, although the code opens a socket: what it misses is known and written down. */
  readonly untold?: string;
}

type Further = Omit<Form, 'code' | 'sockets'>;

/** A form that opens a socket. */
export function opens(code: string, further: Further = {}): Form {
  return { code, sockets: 'opens', ...further };
}

/** A form that opens none. */
export function none(code: string, further: Further = {}): Form {
  return { code, sockets: 'none', ...further };
}
