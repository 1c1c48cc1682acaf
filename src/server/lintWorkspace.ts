import * as z from 'zod/mini';
import { lintWorkspaceRequest } from '../protocol/server.ts';
import type { LintWorkspaceResult } from '../protocol/server.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Reads every folder again, file by file, when asked to. */
export function registerLintWorkspace({ connection, linting, workspace }: Session): void {
  answerRequest(connection, lintWorkspaceRequest, z.object({}), async (): Promise<LintWorkspaceResult> => {
    await linting.rescan(workspace.folders.map(({ id }) => id), true);
    const { findings, files, handlers, partial } = linting.status();
    return { findings, files, handlers, partial };
  });
}
