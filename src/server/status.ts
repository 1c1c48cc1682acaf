import { isDeepStrictEqual } from 'node:util';
import { statusNotification } from '../protocol/server.ts';
import type { ServerStatus } from '../protocol/server.ts';
import type { Session } from './session.ts';

/** Tells the client the state of the server and how much was found, whenever it changes. */
export function registerStatus({ connection, linting }: Session): void {
  let told: ServerStatus | undefined;
  linting.onChange(() => {
    const status = linting.status();
    if (isDeepStrictEqual(status, told)) return;
    told = status;
    void connection.sendNotification(statusNotification, status);
  });
}
