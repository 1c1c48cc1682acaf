// Every fact of a row that decides whether a socket is opened, turned into its opposite.
import type { ClientMethod, ClientRow } from '../../../src/core/rule/index.ts';

/** A row with one wrong fact. */
export interface Mutant {
  readonly fact: string;
  readonly row: ClientRow;
}

type Methods = ClientRow['methods'];

/**
 * A row that says the opposite, once for each fact. A probe that backs the row contradicts each
 * of them. What only silences the linter, `reuses` and `uncertainWith`, has no opposite.
 */
export function mutantsOf(row: ClientRow): readonly Mutant[] {
  const { target, ...withoutTarget } = row;
  return [
    { fact: 'opens turned round', row: { ...row, opens: row.opens === 'at-once' ? 'on-first-use' : 'at-once' } },
    ...(row.lazy === undefined ? [] : [{ fact: 'no lazy', row: { ...row, lazy: undefined } }]),
    ...(row.eager === undefined ? [] : [{ fact: 'no eager', row: { ...row, eager: undefined } }]),
    ...(target === undefined ? [] : [{ fact: 'no target', row: withoutTarget }]),
    ...(mayWait(row) ? mutantsOfUse(row) : []),
  ];
}

/** Where the call itself has opened a connection, what a method does then makes no difference to a cold start. */
function mayWait({ opens, lazy, target }: ClientRow): boolean {
  return opens === 'on-first-use' || lazy !== undefined || target !== undefined;
}

function mutantsOfUse(row: ClientRow): readonly Mutant[] {
  const methods = wrongMethods(row.methods).map(({ fact, methods: wrong }) => ({ fact, row: { ...row, methods: wrong } }));
  return row.otherMethodsOpen ? [...methods, { fact: 'otherMethodsOpen turned round', row: { ...row, otherMethodsOpen: false } }] : methods;
}

function wrongMethods(methods: Methods): readonly { readonly fact: string; readonly methods: Methods }[] {
  return Object.entries(methods).flatMap(([name, method]) => [
    ...opposites(method.opens).map((opens) => ({ fact: `${name}() with opens: ${String(opens)}`, methods: { ...methods, [name]: { ...method, opens } } })),
    ...wrongGifts(method).map(({ fact, gives }) => ({ fact: `${name}().${fact}`, methods: { ...methods, [name]: { ...method, gives } } })),
  ]);
}

function wrongGifts({ gives }: ClientMethod): readonly { readonly fact: string; readonly gives: Methods }[] {
  return typeof gives === 'object' ? wrongMethods(gives).map(({ fact, methods }) => ({ fact, gives: methods })) : [];
}

function opposites(opens: ClientMethod['opens']): readonly ClientMethod['opens'][] {
  return opens === 'awaited' ? [true, false] : [!opens];
}
