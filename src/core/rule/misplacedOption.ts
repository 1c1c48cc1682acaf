import type { Connection, GivenOption } from '../model/connection.ts';

/**
 * The option of a call that opens at once which was meant to make it wait, and which the library does not read: the
 * rule `redis-lazyconnect-misplaced` speaks of it, so that the other rules need not. Not of a worker, which connects to
 * stay: that it stands in a Lambda function is the fault.
 */
export function misplacedOption({ client, opens, options }: Connection): GivenOption | undefined {
  if (opens !== 'at-once' || client.consumes === true) return undefined;
  const ignored = new Set((client.ignores ?? []).map((path) => path.join('.')));
  return options.given.find(({ path, value }) => ignored.has(path.join('.')) && value.kind === 'literal' && value.value === true);
}
