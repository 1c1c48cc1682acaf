import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { panelState, type PanelCommand } from '../../protocol/diagram.ts';
import type { Shell } from '../shell.ts';
import { DiagramPanel, panelType, type DiagramReport, type PanelStart } from './diagramPanel.ts';
import { nameOf, subjectOf, type Subject } from './subject.ts';

/** What a panel's own menu asks for is carried out by the commands of the same kind. */
type CarryOut = (command: PanelCommand, panel: DiagramPanel) => void;

/** All open panels. At most one follows the editor; the others are locked. */
export class DiagramPanels {
  readonly #shell: Shell;
  readonly #reported = new vscode.EventEmitter<DiagramReport>();
  /** The one that was used last comes last. */
  readonly #open = new Set<DiagramPanel>();
  readonly #carryOut: CarryOut;

  /** Fires with every message of every panel. */
  readonly onReport = this.#reported.event;

  constructor(shell: Shell, carryOut: CarryOut) {
    this.#shell = shell;
    this.#carryOut = carryOut;
    shell.context.subscriptions.push(this.#reported);
  }

  /** The panel that is being used, or was last. */
  get latest(): DiagramPanel | undefined {
    return [...this.#open].find(({ active }) => active) ?? [...this.#open].at(-1);
  }

  /** Shows a subject in the panel that follows the editor, which is opened if there is none. */
  show(subject: Subject): DiagramPanel {
    const follower = [...this.#open].find(({ locked }) => !locked);
    if (!follower) return this.open({ subject, selected: 0, locked: false });
    follower.show(subject);
    return follower;
  }

  /** Opens another panel, beside what is being used unless told otherwise. */
  open(start: PanelStart, viewColumn = vscode.ViewColumn.Beside): DiagramPanel {
    const showOptions = { viewColumn, preserveFocus: true };
    return this.#adopt(vscode.window.createWebviewPanel(panelType, '', showOptions, { retainContextWhenHidden: false }), start);
  }

  /** Takes back a panel after a reload. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const kept = z.safeParse(panelState, state);
    const subject = kept.success ? subjectOf(kept.data.document) : undefined;
    const follows = kept.success && !kept.data.locked;
    // Nothing to go by, or there is one that follows already: another would only be in the way.
    if (!kept.success || subject === undefined || (follows && [...this.#open].some(({ locked }) => !locked))) return panel.dispose();
    this.#adopt(panel, { subject, selected: kept.data.selected, locked: kept.data.locked });
  }

  /** A panel that shows this subject already, else the one that follows the editor. */
  showing(subject: Subject): DiagramPanel {
    const shown = [...this.#open].reverse().find((panel) => nameOf(panel.shown.subject) === nameOf(subject));
    return shown ?? this.show(subject);
  }

  /** Links of diagrams may lead elsewhere now. */
  followLinks(): void {
    for (const panel of this.#open) panel.followLinks();
  }

  /** Locks a panel, or lets it follow the editor again; the one that did so until then is locked. */
  toggleLock(panel: DiagramPanel): void {
    if (panel.locked) for (const other of this.#open) if (!other.locked) other.locked = true;
    panel.locked = !panel.locked;
  }

  #adopt(webview: vscode.WebviewPanel, start: PanelStart): DiagramPanel {
    const panel = new DiagramPanel(webview, this.#shell, start);
    this.#open.add(panel);
    panel.onReport((report) => this.#reported.fire(report));
    panel.onCommand((command) => this.#carryOut(command, panel));
    panel.onDispose(() => this.#open.delete(panel));
    panel.onActive(() => {
      if (!panel.active) return;
      this.#open.delete(panel);
      this.#open.add(panel);
    });
    return panel;
  }
}
