import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { panelState } from '../../protocol/diagram.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { DiagramPanel, panelType, type DiagramReport } from './diagramPanel.ts';
import { isShowable, nameOf, subjectOf, type Subject } from './subject.ts';

const patternArgument = z.object({ patternId: z.string() });

/** Everything that diagram panels say, to whoever listens. */
export interface Diagrams {
  readonly onReport: vscode.Event<DiagramReport>;
}

/** The command Show Diagram, the panel, and its return after a reload. */
export function registerDiagram(shell: Shell): Diagrams {
  const reported = new vscode.EventEmitter<DiagramReport>();
  let open: DiagramPanel | undefined;
  const adopt = (panel: DiagramPanel): void => {
    open = panel;
    panel.onReport((report) => reported.fire(report));
    panel.onDispose(() => (open = open === panel ? undefined : open));
  };
  const show = async (argument: unknown): Promise<void> => {
    let subject: Subject | undefined;
    try {
      subject = await chosenSubject(argument);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return void vscode.window.showErrorMessage(say('diagram.command.cannotRead', { file: String(argument), reason }));
    }
    if (subject === undefined) return void vscode.window.showInformationMessage(say('diagram.command.noDiagram'));
    if (open) open.show(subject);
    else adopt(new DiagramPanel(newPanel(), shell, subject));
  };
  const restore = async (panel: vscode.WebviewPanel, state: unknown): Promise<void> => {
    const kept = z.safeParse(panelState, state);
    const subject = kept.success ? subjectOf(kept.data.document) : undefined;
    // Nothing to go by, or there is a panel already: an empty one would only be in the way.
    if (!kept.success || subject === undefined || open) panel.dispose();
    else adopt(new DiagramPanel(panel, shell, subject, kept.data.selected));
  };
  shell.context.subscriptions.push(
    reported,
    vscode.commands.registerCommand('archnotes.showDiagram', show),
    vscode.window.registerWebviewPanelSerializer(panelType, { deserializeWebviewPanel: restore }),
  );
  return { onReport: reported.event };
}

function newPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(panelType, '', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { retainContextWhenHidden: false });
}

/**
 * What the command is to show: a pattern by `{ patternId }`, a document by its address, else the one that is being edited.
 * Rejects where the document cannot be read.
 */
async function chosenSubject(argument: unknown): Promise<Subject | undefined> {
  const pattern = z.safeParse(patternArgument, argument);
  if (pattern.success) return subjectOf(nameOf({ kind: 'pattern', id: pattern.data.patternId }));
  const document = argument instanceof vscode.Uri ? await vscode.workspace.openTextDocument(argument) : vscode.window.activeTextEditor?.document;
  return document && isShowable(document) ? { kind: 'document', uri: document.uri } : undefined;
}
