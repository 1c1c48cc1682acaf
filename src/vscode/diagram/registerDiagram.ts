import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { PanelCommand } from '../../protocol/diagram.ts';
import { linksChangedNotification } from '../../protocol/links.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { panelType, type DiagramPanel, type DiagramReport } from './diagramPanel.ts';
import { DiagramPanels } from './diagramPanels.ts';
import { copyDiagram } from './export/copyDiagram.ts';
import { exportDiagram } from './export/exportDiagram.ts';
import { exportFolder } from './export/exportFolder.ts';
import { deleteOldPages } from './export/oldPages.ts';
import { printDiagram, printFolder } from './export/printDiagram.ts';
import { showLinkedDiagram } from './links/showLinkedDiagram.ts';
import { isShowable, nameOf, subjectOf, type Subject } from './subject.ts';

const patternArgument = z.object({ patternId: z.string() });
const uriArgument = z.object({ uri: z.string() });

/** Everything that diagram panels say, to whoever listens. */
export interface Diagrams {
  readonly onReport: vscode.Event<DiagramReport>;
  /** Presses a node of the picture that was used last, or its badge. */
  readonly press: (node: string, on: 'follow' | 'findings' | 'revealNode') => void;
}

/** What is done with the diagram of a panel; `argument` is the command's own. */
type OnDiagram = (panel: DiagramPanel, argument: unknown) => unknown;

/** The commands about diagrams, their panels, and the return of these after a reload. */
export function registerDiagram(shell: Shell): Diagrams {
  const panels = new DiagramPanels(shell, (command, panel) => void attempt(() => onPanel[command](panel, undefined)));
  const onPanel: Readonly<Record<PanelCommand, OnDiagram>> = {
    export: (panel, argument) => exportDiagram(panel, shell, argument),
    copyPng: (panel) => copyDiagram(panel, shell, { look: { format: 'png' } }),
    copySvg: (panel) => copyDiagram(panel, shell, { look: { format: 'svg' } }),
    print: (panel) => printDiagram(panel, shell),
    newPanel: (panel) => panels.open({ ...panel.shown, locked: true }, panel.columnBeside),
    lock: (panel) => panels.toggleLock(panel),
  };
  /** A command on the panel that is being used, or on one for what the command is given or the editor shows. */
  const onDiagram = (act: OnDiagram) => (argument: unknown) =>
    attempt(async () => {
      const panel = await panelFor(panels, argument);
      return panel ? act(panel, argument) : void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
    });
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    showDiagram: (argument) => show(panels, argument),
    openDiagramInNewPanel: onDiagram(onPanel.newPanel),
    lockDiagram: onDiagram(onPanel.lock),
    findInDiagram: onDiagram((panel) => panel.find()),
    exportDiagram: onDiagram(onPanel.export),
    copyDiagram: onDiagram((panel, argument) => copyDiagram(panel, shell, argument)),
    printDiagram: onDiagram(onPanel.print),
    showLinkedDiagram: (argument) => attempt(() => showLinkedDiagram(panels, argument)),
    exportDiagramsOfFolder: (argument) => attempt(() => exportFolder(shell, argument)),
  };
  shell.context.subscriptions.push(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`archnotes.${name}`, run)),
    vscode.window.registerWebviewPanelSerializer(panelType, { deserializeWebviewPanel: async (panel, state) => panels.restore(panel, state) }),
  );
  void deleteOldPages(printFolder(shell.context), Date.now());
  shell.server.onNotification(linksChangedNotification, z.unknown(), () => panels.followLinks());
  return { onReport: panels.onReport, press: (node, on) => panels.latest?.press(node, on) };
}

async function show(panels: DiagramPanels, argument: unknown): Promise<void> {
  await attempt(async () => {
    const subject = await chosenSubject(argument);
    if (subject) panels.show(subject);
    else void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
  });
}

/** Whatever goes wrong on the way is said once. */
async function attempt(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    return void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function panelFor(panels: DiagramPanels, argument: unknown): Promise<DiagramPanel | undefined> {
  const { latest } = panels;
  if (latest?.active === true && !names(argument)) return latest;
  const subject = await chosenSubject(argument);
  return subject ? panels.showing(subject) : latest;
}

function names(argument: unknown): boolean {
  return argument instanceof vscode.Uri ? argument.scheme !== 'webview-panel' : z.safeParse(uriArgument, argument).success;
}

/**
 * What a command is about: a pattern by `{ patternId }`, a document by its address, else the one that is being edited.
 * Rejects where the document cannot be read.
 */
async function chosenSubject(argument: unknown): Promise<Subject | undefined> {
  const pattern = z.safeParse(patternArgument, argument);
  if (pattern.success) return subjectOf(nameOf({ kind: 'pattern', id: pattern.data.patternId }));
  const named = z.safeParse(uriArgument, argument);
  const uri = named.success ? vscode.Uri.parse(named.data.uri) : argument instanceof vscode.Uri && names(argument) ? argument : undefined;
  const document = uri ? await opened(uri) : vscode.window.activeTextEditor?.document;
  return document && isShowable(document) ? { kind: 'document', uri: document.uri } : undefined;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(say('diagram.command.cannotRead', { file: uri.toString(), reason }), { cause: error });
  }
}
