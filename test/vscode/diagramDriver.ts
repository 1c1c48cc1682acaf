import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { PanelMessage } from '../../src/protocol/diagram.ts';
import type { DiagramReport } from '../../src/vscode/diagram/diagramPanel.ts';
import type { Archnotes } from '../../src/vscode/extension.ts';
import { until } from './until.ts';

type Reported<Type extends PanelMessage['type']> = Extract<PanelMessage, { type: Type }>;

/** What the panel says from now on. */
export interface Ear {
  /** The next message of a type, about a document if one is given; each is heard once. */
  next<Type extends PanelMessage['type']>(type: Type, document?: vscode.Uri): Promise<Reported<Type>>;
  close(): void;
}

export async function listen(): Promise<Ear> {
  const extension = vscode.extensions.getExtension<Archnotes>('archnotes.archnotes');
  if (!extension) throw new Error('archnotes.archnotes is not installed');
  const { diagrams } = await extension.activate();
  const heard: DiagramReport[] = [];
  const arrived = new vscode.EventEmitter<void>();
  const listener = diagrams.onReport((report) => {
    heard.push(report);
    arrived.fire();
  });
  const is = <Type extends PanelMessage['type']>(message: PanelMessage, type: Type): message is Reported<Type> => message.type === type;
  return {
    next: (type, document) =>
      until({
        event: arrived.event,
        look: () => {
          const at = heard.findIndex((report) => report.message.type === type && (!document || report.document === document.toString()));
          const message = at < 0 ? undefined : heard.splice(0, at + 1).at(-1)?.message;
          return message && is(message, type) ? message : undefined;
        },
        what: () => `a message ${type}; heard ${heard.map(({ document: of, message }) => `${of} ${JSON.stringify(message)}`).join(', ') || 'nothing'}`,
      }),
    close: () => listener.dispose(),
  };
}

/** A folder of its own in the workspace with these files; ends with all editors closed. */
export async function makeNotes(files: Readonly<Record<string, string>>): Promise<{ readonly at: (name: string) => vscode.Uri; readonly remove: () => Promise<void> }> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (!workspace) throw new Error('the tests run in an open folder');
  const folder = await mkdtemp(join(workspace.uri.fsPath, 'notes-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return {
    at: (name) => vscode.Uri.file(join(folder, name)),
    async remove() {
      for (const _editor of vscode.window.visibleTextEditors) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The open panels, as tabs. */
export function diagramTabs(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('archnotes.diagram'));
}
