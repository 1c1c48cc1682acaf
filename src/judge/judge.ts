import './realm.ts';
import mermaid from 'mermaid';
import { complaintOf, type LexerState } from '../core/languages/mermaid/verdict/complaint.ts';

/**
 * Mermaid as a judge: it parses and never draws. This runs in a JavaScript realm of its own (src/node/mermaidJudge.ts), without
 * a document, a network or a file system, whose promises are all kept before the call that made them returns.
 */

/** The lexer of a Jison parser, as far as it is looked at. */
interface Lexer {
  readonly matched: string;
  readonly match: string;
  readonly _input: string;
}

let lexer: Lexer | undefined;

/**
 * A Jison parser makes a lexer for each text with `Object.create` and lets go of it when it throws. The lexer alone knows
 * where exactly it stopped; this realm is Mermaid's alone, so it is watched here.
 */
const create: (prototype: object | null, properties?: PropertyDescriptorMap) => object = Object.create;
Reflect.set(Object, 'create', (prototype: object | null, ...properties: [PropertyDescriptorMap?]): object => {
  const made = create(prototype, ...properties);
  if (isLexer(made)) lexer = made;
  return made;
});

function isLexer(value: object): value is Lexer {
  return 'setInput' in value && 'unput' in value && 'showPosition' in value;
}

mermaid.initialize({ startOnLoad: false, logLevel: 'fatal', securityLevel: 'strict', suppressErrorRendering: true });

/** What was said of a text; empty until Mermaid has come to an end. */
interface Said {
  json?: string;
}

Reflect.set(globalThis, 'archnotesJudge', (source: string): Said => {
  const said: Said = {};
  lexer = undefined;
  mermaid.parse(source).then(
    ({ diagramType }) => (said.json = JSON.stringify({ kind: diagramType })),
    (error: unknown) => (said.json = JSON.stringify({ complaint: complaintOf(error, stateOf(lexer), kindOf(source)) ?? null })),
  );
  return said;
});

function stateOf(stopped: Lexer | undefined): LexerState | undefined {
  if (stopped === undefined || typeof stopped.matched !== 'string') return undefined;
  return { input: stopped.matched + stopped._input, end: stopped.matched.length, lastLength: stopped.match.length };
}

function kindOf(source: string): string | undefined {
  try {
    return mermaid.detectType(source);
  } catch {
    // A text of no kind: that is what was thrown before.
    return undefined;
  }
}
