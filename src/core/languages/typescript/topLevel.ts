import type { Binding } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';
import type { Draft } from './draft.ts';
import { declare, innerScope, type Scope } from './scope.ts';

/** What the statements of a module stand among: kept of a text, so that some of them can be read again by themselves. */
export interface TopLevel {
  /** In order. */
  readonly statements: readonly Range[];
  readonly names: readonly TopLevelName[];
}

/** A name that the module declares for the whole of itself. */
export interface TopLevelName {
  readonly name: string;
  /** Where it is declared. */
  readonly start: number;
}

/** Where statements stand. */
export function statementRanges(cursor: Cursor, statements: readonly NodeIndex[]): readonly Range[] {
  return statements.filter((node) => node !== noNode).map((node) => cursor.range(node));
}

/** The names that a scope has come to declare. */
export function namesOf({ names }: Scope, bindings: readonly Binding[]): readonly TopLevelName[] {
  return [...(names?.values() ?? [])].flatMap((index) => {
    const binding = bindings[index];
    return binding === undefined ? [] : [{ name: binding.name, start: binding.range.start }];
  });
}

const nowhere: Range = { start: 0, end: 0 };

/** The names of statements that are not read. What they have for values is not said: whatever else gives them one is then seen. */
export function unreadScope(draft: Draft, names: readonly TopLevelName[]): Scope {
  const scope = innerScope(undefined);
  for (const { name } of names) declare(draft, scope, { name, kind: 'other', range: nowhere, annotation: undefined, body: 0 });
  return scope;
}
