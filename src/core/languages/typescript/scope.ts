import type { Binding } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import type { Draft } from './draft.ts';

/** The names that one pair of braces, one function or the module declares. */
export interface Scope {
  /** Undefined until something is declared: most blocks declare nothing. */
  names: Map<string, number> | undefined;
  readonly parent: Scope | undefined;
}

export const innerScope = (parent: Scope | undefined): Scope => ({ names: undefined, parent });

/** Index of the binding that a name means here, or undefined where nothing in the module declares it. */
export function lookUp(scope: Scope, name: string): number | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const binding = at.names?.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

export interface Declaration {
  readonly name: string;
  readonly kind: Binding['kind'];
  readonly range: Range;
  readonly annotation: string | undefined;
  readonly body: number;
}

/** Declares a name, or finds it where the scope has it already (`var` twice, overloads, merged declarations). */
export function declare(draft: Draft, scope: Scope, declaration: Declaration): number {
  const known = scope.names?.get(declaration.name);
  if (known !== undefined) return known;
  const binding = draft.bindings.length;
  // Written out: a copy by `...` takes a microsecond, and a module has thousands of names.
  const { name, kind, range, annotation, body } = declaration;
  draft.bindings.push({ name, kind, range, from: undefined, init: undefined, annotation, body });
  scope.names ??= new Map();
  scope.names.set(declaration.name, binding);
  return binding;
}
