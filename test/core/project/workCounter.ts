/*
 * How much is looked at, without a clock: every step over a map, a set or a list, and the length of every list that one of the
 * usual methods goes through. It counts what the code does itself, and what it is given to do by the parser.
 */

const throughAll = ['map', 'flatMap', 'filter', 'sort', 'some', 'every', 'find', 'findIndex', 'reduce', 'forEach', 'join'] as const;
const iterators: readonly object[] = [new Map().entries(), new Set().values(), [].values()].map((iterator): object => Object.getPrototypeOf(iterator));

/** How many things are looked at while `work` is done. */
export function lookedAt(work: () => void): number {
  let count = 0;
  const restores = [
    ...iterators.map((prototype) => replaced(prototype, 'next', () => (count += 1))),
    ...throughAll.map((method) => replaced(Array.prototype, method, (list) => (count += Array.isArray(list) ? list.length : 0))),
  ];
  try {
    work();
  } finally {
    for (const restore of restores) restore();
  }
  return count;
}

/** Has `note` called whenever a method is. Gives what takes that back. */
function replaced(prototype: object, name: string, note: (on: unknown) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const method: unknown = own?.value;
  if (own === undefined || typeof method !== 'function') throw new Error(`There is no method ${name}.`);
  const value = function (this: unknown, ...given: readonly unknown[]): unknown {
    note(this);
    return Reflect.apply(method, this, given);
  };
  Object.defineProperty(prototype, name, { ...own, value });
  return () => Object.defineProperty(prototype, name, own);
}
