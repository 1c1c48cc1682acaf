import * as fs from 'node:fs';
import * as path from 'node:path';
import { linkCandidates } from '../../core/languages/mermaid/linkCandidates.ts';
import type { LinkDestination } from '../../core/model/diagram.ts';
import type { WrittenLink } from '../../core/project.ts';
import type { LinkTarget } from '../../protocol/links.ts';
import type { Session } from '../session.ts';
import { looseFiles, type WorkspacePlace } from '../workspace.ts';

/** Where links lead that stand in a document; undefined for one that leads nowhere. Out of the document's folder of the workspace none does. */
export async function targetsOf(session: Session, uri: string, links: readonly WrittenLink[]): Promise<readonly (LinkTarget | undefined)[]> {
  const place = session.workspace.locate(uri);
  if (place === undefined || place.folder === looseFiles.id || links.length === 0) return links.map(() => undefined);
  const found = (await session.linting.destinations(place, links)) ?? filesOf(session, place, links);
  return found.map((destination) => destination && targetOf(session, place.folder, destination));
}

/** Where nothing is judged, the files alone. */
function filesOf({ workspace }: Session, place: WorkspacePlace, links: readonly WrittenLink[]): readonly (LinkDestination | undefined)[] {
  const root = workspace.folders.find(({ id }) => id === place.folder)?.root;
  return links.map((link) => {
    const file = root === undefined ? undefined : linkCandidates(link.path, place.path).find((candidate) => fs.existsSync(path.join(root, candidate)));
    return file === undefined ? undefined : { path: file, part: undefined };
  });
}

function targetOf({ linting }: Session, folder: string, { path: file, part }: LinkDestination): LinkTarget {
  const uri = linting.publisher.uriOf({ folder, path: file });
  return { uri, path: file, part: part === undefined ? null : { at: part.at, range: { start: part.start, end: part.end } } };
}
