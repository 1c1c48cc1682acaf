import { isDeepStrictEqual } from 'node:util';
import { statusNotification } from '../protocol/server.ts';
import type { ServerStatus } from '../protocol/server.ts';
import type { Session } from './session.ts';

/** Tells our own client the state of the server and how much was found, whenever it changes. */
export function registerStatus({ connection, linting, settings }: Session): void {
  let told: ServerStatus | undefined;
  linting.onChange(() => {
    // Other editors complain of messages that they do not know.
    if (!settings.isOwnClient) return;
    const status = linting.status();
    if (isDeepStrictEqual(status, told)) return;
    told = status;
    void connection.sendNotification(statusNotification, status);
  });
}
