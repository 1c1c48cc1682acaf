import * as vscode from 'vscode';
import { sayBriefly } from '../../commands/sayBriefly.ts';
import { say } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import type { DiagramPanel } from '../diagramPanel.ts';
import { exportDiagram, renderVisibly, sayFailure } from './exportDiagram.ts';
import { askLook, lookOf } from './look.ts';

/**
 * Puts the diagram of a panel into the clipboard: an SVG as text, a PNG as a picture.
 * @param argument see {@link lookOf}
 */
export async function copyDiagram(panel: DiagramPanel, shell: Shell, argument: unknown): Promise<void> {
  const { globalState } = shell.context;
  const diagram = await panel.diagram();
  if (!diagram) return void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
  const look = lookOf(globalState, argument) ?? (await askLook(globalState, say('diagram.copy.title')));
  if (!look) return;
  if (look.format === 'svg') {
    const rendering = await renderVisibly(panel, diagram, look);
    if (rendering.type !== 'rendered') return sayFailure(rendering, diagram);
    await vscode.env.clipboard.writeText(rendering.data);
    return sayBriefly('diagram.copy.svg');
  }
  // Only a page can write pictures to the clipboard, and only while it has the keyboard.
  panel.focus();
  const rendering = await panel.render(diagram.source, look, 'clipboard');
  if (rendering.type === 'rendered') return sayBriefly('diagram.copy.png');
  if (rendering.type !== 'clipboardRefused') return sayFailure(rendering, diagram);
  const action = say('diagram.export.action');
  const chosen = await vscode.window.showWarningMessage(say('diagram.copy.refused', { detail: rendering.detail }), action);
  if (chosen === action) await exportDiagram(panel, shell, { look });
}
