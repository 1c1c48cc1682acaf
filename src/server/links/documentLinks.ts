import type { DocumentLink } from 'vscode-languageserver/node';
import { diagramsOf } from '../diagrams.ts';
import type { Session } from '../session.ts';
import { targetsOf } from './destinations.ts';

/** The paths in a diagram's text that lead somewhere, for the editor to follow. */
export async function documentLinks(session: Session, uri: string): Promise<DocumentLink[]> {
  const document = session.documents.get(uri);
  if (document === undefined) return [];
  const { version, languageId } = document;
  const links = diagramsOf({ languageId, text: document.getText() }).diagrams.flatMap((diagram) => diagram.links);
  const targets = await targetsOf(session, uri, links.map(({ path, symbol }) => ({ path, symbol: symbol ?? undefined })));
  if (session.documents.get(uri)?.version !== version) return [];
  return links.flatMap(({ at }, index) => {
    const target = targets[index];
    if (target === undefined) return [];
    const line = target.part === null ? '' : `#L${String(target.part.at.line + 1)},${String(target.part.at.character + 1)}`;
    return [{ range: at, target: target.uri + line }];
  });
}
