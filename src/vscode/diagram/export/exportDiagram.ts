import * as vscode from 'vscode';
import type { PictureLook } from '../../../protocol/picture.ts';
import { say } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import { sayBriefly } from '../../commands/sayBriefly.ts';
import type { DiagramPanel } from '../diagramPanel.ts';
import type { Rendering } from '../renderer.ts';
import type { PlacedDiagram } from '../subject.ts';
import { askLook, lookOf } from './look.ts';
import { bytesOf, reasonOf } from './rendered.ts';
import { fileNameOf, saveAs } from './saving.ts';

/** Exports the diagram of a panel to a file of the user's choice. Gives the file, or undefined where there is none. @param argument see {@link lookOf} */
export async function exportDiagram(panel: DiagramPanel, { context }: Shell, argument: unknown): Promise<vscode.Uri | undefined> {
  const diagram = await panel.diagram();
  if (!diagram) return void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
  const look = lookOf(context.globalState, argument) ?? (await askLook(context.globalState, say('diagram.export.title')));
  if (!look) return undefined;
  const rendering = await renderVisibly(panel, diagram, look);
  const bytes = bytesOf(rendering, look);
  if (!bytes) return void sayFailure(rendering, diagram);
  const filters = look.format === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] };
  const target = await saveAs(fileNameOf(diagram, look.format), diagram.uri, filters, bytes);
  if (target) sayBriefly('diagram.export.done', { file: vscode.workspace.asRelativePath(target) });
  return target;
}

/** Says in a message why a diagram could not be taken out. */
export function sayFailure(rendering: Rendering, { title, range, uri }: PlacedDiagram): void {
  const name = title === '' ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : title;
  void vscode.window.showErrorMessage(say('diagram.export.failed', { title: name, reason: reasonOf(rendering, range.start.line) }));
}

/** Has a picture made; where that takes long, the status bar says so. */
export async function renderVisibly(panel: DiagramPanel, { source }: PlacedDiagram, look: PictureLook): Promise<Rendering> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: say('diagram.export.running') }, () => panel.render(source, look, 'host'));
}
