import type { Range } from './text.ts';

/**
 * What an expression is known to be without running it. Whatever cannot be known is `unresolved`, and rules stay silent
 * on it. Indexes point into the tables of the same {@link ModuleFacts}.
 */
export type Value =
  | LiteralValue
  | TemplateValue
  | ObjectValue
  | ArrayValue
  | NameValue
  | GlobalValue
  | ThisValue
  | MemberValue
  | FunctionValue
  | ClassValue
  | CallValue
  | RequireValue
  | EitherValue
  | UnresolvedValue;

/** A string, number, boolean, `null` or `undefined` written out. */
export interface LiteralValue {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
  readonly range: Range;
}

/** A template literal with substitutions, or texts put together with `+`. */
export interface TemplateValue {
  readonly kind: 'template';
  /** The fixed parts, one more than there are substitutions. */
  readonly texts: readonly string[];
  /** What stands between one fixed part and the next. */
  readonly values: readonly Value[];
  readonly range: Range;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly properties: readonly Property[];
  readonly range: Range;
}

export type Property =
  | { readonly kind: 'property'; readonly key: string; readonly keyRange: Range; readonly value: Value; readonly range: Range }
  | { readonly kind: 'spread'; readonly value: Value; readonly range: Range }
  | { readonly kind: 'computed'; readonly range: Range };

export interface ArrayValue {
  readonly kind: 'array';
  /** A spread element or a hole stands here as `unresolved`. */
  readonly items: readonly Value[];
  readonly range: Range;
}

/** An identifier that is declared in this module, resolved with the language's scoping rules. */
export interface NameValue {
  readonly kind: 'name';
  readonly binding: number;
  readonly range: Range;
}

/** An identifier that nothing in this module declares: `process`, `globalThis`, `exports`. */
export interface GlobalValue {
  readonly kind: 'global';
  readonly name: string;
  readonly range: Range;
}

/** `this` in a method, constructor or field of a class, arrow functions in them included. */
export interface ThisValue {
  readonly kind: 'this';
  /** Index of the class. */
  readonly class: number;
  readonly range: Range;
}

/** `object.property` or `object['property']`, also through `?.`. */
export interface MemberValue {
  readonly kind: 'member';
  readonly object: Value;
  readonly property: string;
  readonly range: Range;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly body: number;
  readonly range: Range;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly class: number;
  readonly range: Range;
}

/** The result of a call or construction in this module; `await` is looked through (see {@link Call.awaited}). */
export interface CallValue {
  readonly kind: 'call';
  readonly call: number;
  readonly range: Range;
}

/** `require('x')`, `import x = require('x')` or `await import('x')` as a value: the whole module. */
export interface RequireValue {
  readonly kind: 'require';
  readonly import: number;
  readonly range: Range;
}

/** One of several, as far as can be known: `a ? b : c`, `a || b`, `a ?? b`. */
export interface EitherValue {
  readonly kind: 'either';
  readonly options: readonly Value[];
  readonly range: Range;
}

export interface UnresolvedValue {
  readonly kind: 'unresolved';
  readonly range: Range;
}
