import type { ClientUse, Connection } from '../model/connection.ts';

/** The calls that make a client wait for messages from a load on, as `consumer.run()` does. */
export function consumingUses({ uses }: Connection): readonly ClientUse[] {
  return uses.filter((use) => use.purpose === 'consume' && use.loads.length > 0);
}

/**
 * Whether a client is there to wait for messages, from a load on: the rule `worker-in-lambda` speaks of it, so that the
 * other rules need not.
 */
export function isConsumer(connection: Connection): boolean {
  return connection.client.consumes === true || consumingUses(connection).length > 0;
}
