import * as vscode from 'vscode';
import { sayBriefly } from '../../commands/sayBriefly.ts';
import { say, userLanguage } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import type { DiagramPanel } from '../diagramPanel.ts';
import type { PlacedDiagram } from '../subject.ts';
import { renderVisibly, sayFailure } from './exportDiagram.ts';
import { printPage } from './printPage.ts';
import { fileNameOf, saveAs } from './saving.ts';

/** On white paper; a dark theme would only cost ink. */
const look = { format: 'svg', theme: 'light', background: 'white', scale: 1 } as const;

/** Where pages lie that were opened in a browser. */
export function printFolder({ globalStorageUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'print');
}

/** Opens the diagram of a panel as a page in the system's browser, where it can be printed. */
export async function printDiagram(panel: DiagramPanel, { context }: Shell): Promise<void> {
  const diagram = await panel.diagram();
  if (!diagram) return void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
  const rendering = await renderVisibly(panel, diagram, look);
  if (rendering.type !== 'rendered') return sayFailure(rendering, diagram);
  const name = fileNameOf(diagram, 'html');
  const page = Buffer.from(printPage({ language: userLanguage(), title: diagram.title === '' ? name : diagram.title, hint: say('diagram.print.hint'), svg: rendering.data }), 'utf8');
  if (vscode.env.uiKind === vscode.UIKind.Web || vscode.env.remoteName !== undefined) return saveInstead(diagram, name, page);
  const file = vscode.Uri.joinPath(printFolder(context), name);
  await vscode.workspace.fs.writeFile(file, page);
  if (!(await vscode.env.openExternal(file))) void vscode.window.showWarningMessage(say('diagram.print.notOpened', { file: file.fsPath }));
}

/** The system's browser cannot reach the files of another machine. */
async function saveInstead({ uri }: PlacedDiagram, name: string, page: Uint8Array): Promise<void> {
  const save = say('diagram.print.save');
  if ((await vscode.window.showInformationMessage(say('diagram.print.elsewhere'), save)) !== save) return;
  const target = await saveAs(name, uri, { HTML: ['html'] }, page);
  if (target) sayBriefly('diagram.print.saved', { file: vscode.workspace.asRelativePath(target) });
}
