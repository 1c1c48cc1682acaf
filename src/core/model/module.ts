import type { Comment } from './suppression.ts';
import type { LineStarts, Localized, Range } from './text.ts';
import type { Value } from './value.ts';

/**
 * What is known of one TypeScript, JavaScript or Python file: a small, immutable, serialisable value. The syntax tree it came
 * from is gone. All tables are referred to by index.
 */
export interface ModuleFacts {
  readonly kind: 'module';
  readonly path: string;
  /** Hash of the text that the ranges refer to. */
  readonly hash: string;
  readonly lineStarts: LineStarts;
  /** The parser's first complaint. The facts then hold what could be recovered. */
  readonly syntaxError: SyntaxDamage | undefined;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly bindings: readonly Binding[];
  /** `bodies[0]` is the module's own top level, which runs when the module is loaded. */
  readonly bodies: readonly Body[];
  readonly classes: readonly ClassFacts[];
  /** Every call and construction, in source order; `require('x')` and `import('x')` are imports instead. */
  readonly calls: readonly Call[];
  readonly writes: readonly Write[];
  /** In order; only of a text that has a directive in it. */
  readonly comments: readonly Comment[];
}

/** Where and why a text could not be read as its language. */
export interface SyntaxDamage {
  /** In the words of the parser. */
  readonly message: string;
  /** The same for people who do not know the grammar's terms, where there are such words. */
  readonly plain?: Localized;
  readonly range: Range;
}

/** One place where another module is asked for. */
export interface Import {
  readonly specifier: string;
  /** The specifier with its quotes. */
  readonly specifierRange: Range;
  /** `static`: `import … from`, `import 'x'`, `import x = require()`; `from`: `export … from`. */
  readonly form: 'static' | 'from' | 'require' | 'dynamic';
  /** `import type`, `export type`, or only names marked `type`: erased, so it never loads anything. */
  readonly typeOnly: boolean;
  /** The body that asks: 0 unless a `require()` or `import()` stands in a function. */
  readonly body: number;
  readonly guards: readonly Guard[];
  readonly range: Range;
}

/** One name that the module offers. */
export interface Export {
  /**
   * The exported name; `default`; `*` for `export * from`; `=` for `export =` and `module.exports = …`, where each
   * property of an object literal is an export of its own as well.
   */
  readonly name: string;
  /** The value, where the module has it itself. */
  readonly value: Value | undefined;
  /** For `export { imported as name } from`: the import and the name there (`*` for the whole module). */
  readonly from: { readonly import: number; readonly imported: string } | undefined;
  readonly typeOnly: boolean;
  /** The name where it is declared, or in the list of an `export { … }`; else the whole statement or assignment. */
  readonly range: Range;
}

/** A declared name, each scope's own: two variables called `redis` are two bindings. */
export interface Binding {
  readonly name: string;
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'function' | 'class' | 'parameter' | 'catch' | 'other';
  readonly range: Range;
  /** For `import`: which import, and the name there (`default`, `*` for the whole module). */
  readonly from: { readonly import: number; readonly imported: string } | undefined;
  /**
   * The value it is declared with: an initialiser, a function, a class. A destructured name is a `member` of the whole
   * initialiser. Where it is written again the value is only the first one: see {@link Write}.
   */
  readonly init: Value | undefined;
  /** The type annotation as written, e.g. `Handler<SQSEvent>`; without one, the type that the initialiser is said to satisfy or be. */
  readonly annotation: string | undefined;
  /** The body in which it lives (for `var`: the function's). */
  readonly body: number;
}

/** Code that runs as one piece: the module, a function, a constructor, the field initialisers of a class. */
export interface Body {
  readonly kind: 'module' | 'function' | 'method' | 'constructor' | 'instance-fields' | 'static';
  readonly name: string | undefined;
  readonly range: Range;
  readonly async: boolean;
  /** The body that contains this one; -1 for the module. */
  readonly parent: number;
  /** The class this is a part of, or -1. */
  readonly class: number;
  readonly parameters: readonly Parameter[];
  /** What it may return. An arrow function with an expression body returns that expression. */
  readonly returns: readonly Value[];
}

export interface Parameter {
  /** -1 where it is destructured or a rest parameter. */
  readonly binding: number;
  readonly name: string | undefined;
  readonly annotation: string | undefined;
}

export interface ClassFacts {
  readonly name: string | undefined;
  readonly range: Range;
  readonly superclass: Value | undefined;
  /** Indexes of bodies, or -1. `fields` runs with every construction, `static` when the class is evaluated. */
  readonly constructorBody: number;
  readonly fieldsBody: number;
  readonly staticBody: number;
  /** Methods, getters and function-valued fields by name; static ones with a `static ` prefix. */
  readonly methods: Readonly<Record<string, number>>;
}

/** `callee(…)`, which in Python may construct; `new callee(…)`; or `super(…)`, in Python `super().__init__(…)`, in the constructor of a class. */
export interface Call {
  readonly form: 'call' | 'new' | 'super';
  readonly callee: Value;
  readonly arguments: readonly Argument[];
  /** Inside the parentheses; undefined for `new Redis` without any. */
  readonly argumentsRange: Range | undefined;
  readonly awaited: boolean;
  /** The body it stands in. */
  readonly body: number;
  /** Everything that decides whether it runs once its body runs, outermost first. In a class's static body, the guards of the class too. */
  readonly guards: readonly Guard[];
  readonly range: Range;
}

export interface Argument {
  readonly value: Value;
  readonly spread: boolean;
  /** Set where it stands for all arguments that are given by name, as in Python: the value is then the object of them. */
  readonly keywords?: true;
  readonly range: Range;
}

/**
 * One condition on the way to a piece of code. The statements behind `if (test) return` (or `throw`) are guarded by the
 * opposite of the test. Loop bodies, `switch` cases and `catch` clauses are guarded by something unresolved.
 */
export interface Guard {
  /** The same for the arms of one `if`, `?:`, `||`, `&&`, `??`, so that "one of both arms always runs" can be seen. */
  readonly branch: number;
  readonly arm: 'then' | 'else';
  readonly test: Test;
  /** Set behind `if (test) throw …`: where the guard fails an exception is thrown, so a load that succeeds has passed it. */
  readonly orThrows?: true;
}

/** What a condition asks. The `else` arm runs where the test fails. */
export type Test =
  /** `!x`, `x == null`, `x === undefined`, `typeof x === 'undefined'`; with `negated`, the opposite. */
  | { readonly kind: 'unset'; readonly of: Value; readonly negated: boolean }
  /** `x === 'text'`; with `negated`, the opposite. */
  | { readonly kind: 'same'; readonly of: Value; readonly as: string; readonly negated: boolean }
  | { readonly kind: 'constant'; readonly truthy: boolean }
  | { readonly kind: 'unresolved' };

/** An assignment to something that is not being declared. A field with an initialiser and `constructor(private x)` write `this.x`. */
export interface Write {
  readonly target: Value;
  readonly value: Value;
  /** `=`, `??=`, `||=`, `&&=`, or anything else as `other`. */
  readonly operator: '=' | '??=' | '||=' | '&&=' | 'other';
  readonly body: number;
  readonly guards: readonly Guard[];
  readonly range: Range;
}
