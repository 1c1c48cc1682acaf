import type { CodeLens } from 'vscode-languageserver/node';
import type { ProjectLink } from '../../core/model/diagram.ts';
import { showLinkedDiagramCommand, type LinkedDiagram } from '../../protocol/links.ts';
import type { Session } from '../session.ts';
import { looseFiles } from '../workspace.ts';

/** The way back from code to the diagrams that lead to it: one lens over each thing linked, or over the file. */
export async function codeLenses(session: Session, uri: string): Promise<CodeLens[] | null> {
  const { linting, documents, settings, workspace } = session;
  const place = workspace.locate(uri);
  if (!settings.current.diagramLenses || place === undefined || place.folder === looseFiles.id) return [];
  const reply = await linting.linksTo(place);
  // Lines of another text would be the wrong ones; a document that the server is not told of is as the disk has it.
  const version = documents.get(uri)?.version;
  if (reply === undefined || (version !== undefined && reply.version !== version)) return null;
  const links = reply.links.filter((link) => link.path !== place.path);
  return [...byLine(links)].map(([line, those]) => lensOf(session, { folder: place.folder, line, links: those }));
}

/** What is linked as a whole is linked on its first line. */
function byLine(links: readonly ProjectLink[]): ReadonlyMap<number, readonly ProjectLink[]> {
  const lines = new Map<number, ProjectLink[]>();
  for (const link of links) {
    const line = link.destination.part?.start.line ?? 0;
    lines.set(line, [...(lines.get(line) ?? []), link]);
  }
  return lines;
}

interface LinkedLine {
  readonly folder: string;
  readonly line: number;
  readonly links: readonly ProjectLink[];
}

function lensOf({ linting, settings }: Session, { folder, line, links }: LinkedLine): CodeLens {
  const diagrams = new Map<string, LinkedDiagram>();
  for (const { path, title, diagramAt, node } of links) {
    const key = `${path}#${String(diagramAt.line)}`;
    const known = diagrams.get(key) ?? { uri: linting.publisher.uriOf({ folder, path }), title: title || path.slice(path.lastIndexOf('/') + 1), line: diagramAt.line, nodes: [] };
    diagrams.set(key, { ...known, nodes: [...new Set([...known.nodes, node])] });
  }
  const [first, ...others] = [...diagrams.values()];
  const title = others.length === 0 ? settings.say('server.lens.diagram', { title: first?.title ?? '' }) : settings.say('server.lens.diagrams', { count: others.length + 1 });
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, command: { title, command: showLinkedDiagramCommand, arguments: [[...diagrams.values()]] } };
}
