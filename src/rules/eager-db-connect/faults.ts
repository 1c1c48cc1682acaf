import type { ClientUse, Connection, Load } from '../../core/rule/index.ts';

/** A call that opens a connection while an entry loads: the one that makes the client, or one of a method. */
export interface Fault {
  readonly call: Connection | ClientUse;
  readonly loads: readonly Load[];
  /** Undefined where the client is opened by being made. */
  readonly use: ClientUse | undefined;
}

/**
 * What opens connections of a client at load. A client that connects by being made is one fault, whatever is called on it
 * then. Else every call that connects is one (one client may make several producers), and only where there is none the
 * first statement is.
 */
export function faultsOf(connection: Connection): readonly Fault[] {
  const { opens, loads, uses } = connection;
  if (opens === 'at-once' && loads.length > 0) return [{ call: connection, loads, use: undefined }];
  const opening = uses.filter((use) => use.opens && use.loads.length > 0);
  const connecting = opening.filter(({ purpose }) => purpose === undefined || purpose === 'needless');
  const accused = connecting.length > 0 ? connecting : opening.slice(0, 1);
  return accused.map((use) => ({ call: use, loads: use.loads, use }));
}
