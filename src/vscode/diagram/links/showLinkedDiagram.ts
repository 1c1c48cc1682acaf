import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { linkedDiagrams, type LinkedDiagram } from '../../../protocol/links.ts';
import { say } from '../../settings/language.ts';
import type { DiagramPanels } from '../diagramPanels.ts';

/** Shows a diagram that leads to the code under a lens, with the nodes lit that do; the user chooses among several. */
export async function showLinkedDiagram(panels: DiagramPanels, argument: unknown): Promise<void> {
  const diagrams = z.parse(linkedDiagrams, argument);
  const [first, ...others] = diagrams;
  const diagram = others.length === 0 ? first : await pick(diagrams);
  if (diagram === undefined) return;
  const subject = { kind: 'document', uri: vscode.Uri.parse(diagram.uri) } as const;
  panels.showing(subject).show(subject, { line: diagram.line, nodes: diagram.nodes });
}

async function pick(diagrams: readonly LinkedDiagram[]): Promise<LinkedDiagram | undefined> {
  const items = diagrams.map((diagram) => ({ label: diagram.title, description: vscode.workspace.asRelativePath(vscode.Uri.parse(diagram.uri)), diagram }));
  const picked = await vscode.window.showQuickPick(items, { matchOnDescription: true, placeHolder: say('diagram.links.chooseDiagram') });
  return picked?.diagram;
}
