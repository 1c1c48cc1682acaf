import type { LexerState } from './complaint.ts';

/** A lexer of a Jison parser, as far as it is looked at. */
interface Lexer {
  readonly matched: string;
  readonly match: string;
  readonly _input: string;
}

export interface LexerWatch {
  /** Nothing has been parsed yet. */
  forget(): void;
  /** How far the lexer came that was made last; undefined where none was. */
  state(): LexerState | undefined;
}

/**
 * A Jison parser makes a lexer for each text with `Object.create` and lets go of it when it throws. The lexer alone knows
 * where exactly it stopped. Only for a realm that is Mermaid's alone: it changes `Object.create` there.
 */
export function watchLexers(): LexerWatch {
  let lexer: Lexer | undefined;
  const create: (prototype: object | null, properties?: PropertyDescriptorMap) => object = Object.create;
  Reflect.set(Object, 'create', (prototype: object | null, ...properties: [PropertyDescriptorMap?]): object => {
    const made = create(prototype, ...properties);
    if (isLexer(made)) lexer = made;
    return made;
  });
  return {
    forget: () => (lexer = undefined),
    state() {
      if (lexer === undefined || typeof lexer.matched !== 'string') return undefined;
      return { input: lexer.matched + lexer._input, end: lexer.matched.length, lastLength: lexer.match.length };
    },
  };
}

function isLexer(value: object): value is Lexer {
  return 'setInput' in value && 'unput' in value && 'showPosition' in value;
}
