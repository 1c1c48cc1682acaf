import { fixAllParams, fixAllRequest } from '../protocol/server.ts';
import type { FixAllResult } from '../protocol/server.ts';
import { documentFixes } from './documentFixes.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';

/** Gives the edits that fix a document, or the whole workspace. */
export function registerFixAll(session: Session): void {
  const { connection, linting } = session;
  answerRequest(connection, fixAllRequest, fixAllParams, async ({ uri }): Promise<FixAllResult> => {
    await linting.settled();
    const { documents, fixed } = documentFixes(session, uri === undefined ? inWorkspace(session) : inDocument(session, uri));
    return { documents: [...documents], fixed };
  });
}

/** The current findings of one document; none where it was edited since it was judged. */
export function inDocument({ linting, workspace }: Session, uri: string): Parameters<typeof documentFixes>[1] {
  const folder = workspace.locate(uri)?.folder;
  const findings = linting.publisher.current(uri) ?? [];
  return folder === undefined ? [] : findings.map((finding) => ({ folder, finding }));
}

function inWorkspace({ linting }: Session): Parameters<typeof documentFixes>[1] {
  return linting.publisher.everything().flatMap(({ place: { folder }, findings }) => findings.map((finding) => ({ folder, finding })));
}
