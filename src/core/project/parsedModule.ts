import type { ModuleFacts } from '../model/module.ts';
import type { LineStarts } from '../model/text.ts';
import type { Move } from './move.ts';

/** A module that was parsed, or of which it is known that it would come to what was parsed before, moved. */
export interface ParsedModule {
  /** The text that the facts are of: fixes are written into it. */
  readonly text: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  /** What is known of it, at places that may be those of an earlier text. */
  readonly unplaced: ModuleFacts;
  /** The same at the places of the text, which is parsed for that if it was not. */
  readonly facts: ModuleFacts;
  /** How it came from the text before, where that is known already: `elsewhere` if more changed than positions. */
  readonly since: { readonly text: string; readonly move: Move | 'elsewhere' } | undefined;
}

/** A module that was parsed. */
export function parsedModule(facts: ModuleFacts, text: string, since?: ParsedModule['since']): ParsedModule {
  return { text, hash: facts.hash, lineStarts: facts.lineStarts, unplaced: facts, facts, since };
}

/** A module that only moved. Nobody may ever ask where all of it is: then it is not parsed. */
export function movedModule(before: ParsedModule, { text, move }: { readonly text: string; readonly move: Move }, parse: () => ModuleFacts): ParsedModule {
  return new MovedModule({ before, text, move }, parse);
}

/**
 * A class, for it has the shape that V8 knows already: an object literal with a getter has one of its own, which is not young, and with each
 * keystroke what it leads to is kept until all of the memory is looked through.
 */
class MovedModule implements ParsedModule {
  readonly text: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly unplaced: ModuleFacts;
  readonly since: ParsedModule['since'];
  readonly #parse: () => ModuleFacts;
  #facts: ModuleFacts | undefined;

  constructor({ before, text, move }: { readonly before: ParsedModule; readonly text: string; readonly move: Move }, parse: () => ModuleFacts) {
    this.text = text;
    this.hash = move.hash;
    this.lineStarts = move.lineStarts;
    this.unplaced = before.unplaced;
    this.since = { text: before.text, move };
    this.#parse = parse;
  }

  get facts(): ModuleFacts {
    return (this.#facts ??= this.#parse());
  }
}
