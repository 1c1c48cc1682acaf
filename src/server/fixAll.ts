import { fixAllParams, fixAllRequest } from '../protocol/server.ts';
import type { FixAllResult } from '../protocol/server.ts';
import { documentsOfFiles } from './documentFixes.ts';
import { answerRequest } from './requests.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/** Gives the edits that fix a document, or the whole workspace. */
export function registerFixAll(session: Session): void {
  answerRequest(session.connection, fixAllRequest, fixAllParams, ({ uri }) => (uri === undefined ? fixWorkspace(session) : fixDocument(session, uri)));
}

/** The edits that fix everything fixable in a document, also what a first fix brings to light; nothing where it was edited meanwhile. */
export async function fixDocument(session: Session, uri: string): Promise<FixAllResult> {
  const { linting, workspace } = session;
  await linting.judgeNow(uri);
  const place = workspace.locate(uri);
  const isFixable = linting.publisher.current(uri)?.some(({ fix }) => fix !== undefined) === true;
  return place === undefined || !isFixable ? nothing : fixed(session, { ...place, without: [] });
}

async function fixWorkspace(session: Session): Promise<FixAllResult> {
  const { linting, workspace } = session;
  await linting.settled();
  const folders = [...new Set(linting.publisher.everything().map(({ place }) => place.folder))];
  const results = await Promise.all(folders.map((folder) => fixed(session, { folder, path: undefined, without: innerFolders(workspace, folder) })));
  return { documents: results.flatMap(({ documents }) => documents), fixed: results.reduce((sum, result) => sum + result.fixed, 0) };
}

/** Folders of the workspace that lie in another one of it: what is in them is theirs. */
function innerFolders(workspace: Workspace, outer: string): readonly string[] {
  const others = workspace.folders.filter(({ id }) => id !== outer);
  const places = others.flatMap(({ id }) => workspace.around(`${id}/-`).filter(({ folder }) => folder === outer));
  return places.map(({ path }) => path.slice(0, -1));
}

const nothing: FixAllResult = { documents: [], fixed: 0 };

async function fixed(session: Session, what: Parameters<Session['linting']['fixAll']>[0]): Promise<FixAllResult> {
  const { files, fixed: count } = await session.linting.fixAll(what);
  const documents = documentsOfFiles(session, what.folder, files);
  return documents.length === 0 ? nothing : { documents: [...documents], fixed: count };
}
