/**
 * What can be told of a module from its text alone, before any parser is asked: which modules it may load and whether it
 * mentions a client library. It errs on the side of too much; the facts decide later.
 */
export interface Surface {
  /** Specifiers of everything that looks like an import, as written, each once. */
  readonly specifiers: readonly string[];
  /** Whether a client library's name stands anywhere in the text. */
  readonly mentionsClient: boolean;
  /** Whether it may declare infrastructure as code. */
  readonly mentionsInfrastructure: boolean;
}

const importLike = /\b(?:from|import|require)\s*\(?\s*(["'])([^"'\n\r]{1,300})\1/g;

/** What a text must contain to name one of the packages: the name between quotes of any kind. */
export function mentionOf(packages: readonly string[]): RegExp {
  const names = packages.map((name) => name.replace(/[^\w@/-]/g, '\\$&'));
  return new RegExp(`["'\`](?:${names.join('|')})["'\`]`);
}

/** What to look for in a text. */
export interface Needles {
  /** Finds the names of client libraries, see {@link mentionOf}. */
  readonly clients: RegExp;
  /** The packages of Python client libraries, by the name of their outermost module. */
  readonly pythonClients: ReadonlySet<string>;
  /** What stands in every module that declares infrastructure. */
  readonly infrastructure: readonly string[];
}

/** Reads the surface of a module's text. */
export function surfaceOf(text: string, { clients, infrastructure }: Omit<Needles, 'pythonClients'>): Surface {
  const specifiers = new Set<string>();
  for (const match of text.matchAll(importLike)) {
    const specifier = match[2];
    if (specifier !== undefined) specifiers.add(detached(specifier));
  }
  return { specifiers: [...specifiers], mentionsClient: clients.test(text), mentionsInfrastructure: infrastructure.some((needle) => text.includes(needle)) };
}

/** A copy that does not keep the whole text alive, as a slice of it would in V8 from 13 characters on. */
function detached(slice: string): string {
  return slice.split('').join('');
}
