import { detached } from '../facts/texts.ts';
import { handlerMakers, mayBearHandlerName } from './handlerNames.ts';

/**
 * What can be told of a module from its text alone, before any parser is asked: which modules it may load and what it
 * mentions. It errs on the side of too much; the facts decide later.
 */
export interface Surface extends Mentions {
  /** Specifiers of everything that looks like an import, as written, each once. */
  readonly specifiers: readonly string[];
}

export interface Mentions {
  /** Whether a client library's name stands anywhere in the text. */
  readonly mentionsClient: boolean;
  /** Whether it may declare infrastructure as code. */
  readonly mentionsInfrastructure: boolean;
  /** Whether it may export something under a name that handlers bear. */
  readonly mayExportHandler: boolean;
  /** Whether it imports a package that makes handlers out of something else. */
  readonly makesHandlers: boolean;
}

const importLike = /\b(?:from|import|require)\s*\(?\s*(["'])([^"'\n\r]{1,300})\1/g;

/** What a text must contain to name one of the packages: the name between quotes of any kind. */
export function mentionOf(packages: readonly string[]): RegExp {
  const names = packages.map((name) => name.replace(/[^\w@/-]/g, '\\$&'));
  return names.length === 0 ? /(?!)/ : new RegExp(`["'\`](?:${names.join('|')})["'\`]`);
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
  return {
    specifiers: [...specifiers],
    mentionsClient: clients.test(text),
    mentionsInfrastructure: infrastructure.some((needle) => text.includes(needle)),
    mayExportHandler: mayBearHandlerName(text),
    makesHandlers: makesHandlers(specifiers),
  };
}

/** Whether one of the specifiers is a package that makes handlers. */
export function makesHandlers(specifiers: Iterable<string>): boolean {
  for (const specifier of specifiers) if (handlerMakers.has(specifier)) return true;
  return false;
}

/** Whether two texts mention and import the same. */
export function sameSurface(one: Surface, other: Surface): boolean {
  return sameMentions(one, other) && one.specifiers.length === other.specifiers.length && one.specifiers.every((specifier, index) => specifier === other.specifiers[index]);
}

/** Whether two texts mention the same. */
export function sameMentions(one: Mentions, other: Mentions): boolean {
  return (
    one.mentionsClient === other.mentionsClient &&
    one.mentionsInfrastructure === other.mentionsInfrastructure &&
    one.mayExportHandler === other.mayExportHandler &&
    one.makesHandlers === other.makesHandlers
  );
}
