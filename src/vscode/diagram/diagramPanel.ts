import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { panelMessage, type HostMessage, type PanelCommand, type PanelMessage } from '../../protocol/diagram.ts';
import type { PictureLook } from '../../protocol/picture.ts';
import type { Shell } from '../shell.ts';
import { diagramsOf, serverTells } from './content.ts';
import { PanelLinks } from './links/panelLinks.ts';
import { Renderer, type Rendering } from './renderer.ts';
import { goTo, goToText, openLink, placeOf, revealText } from './reveal.ts';
import { ShownDiagrams, type Pointing } from './shownDiagrams.ts';
import { diagramsOfDocument, isShowable, nameOf, type PlacedDiagram, type Subject } from './subject.ts';
import { initMessage, loadPage } from './webviewPage.ts';

export const panelType = 'archnotes.diagram';
/** After a keystroke, milliseconds without another one before the diagrams are drawn again. */
const typingPause = 150;

/** Everything a panel says, for whoever wants to know what it shows. */
export interface DiagramReport {
  readonly document: string;
  readonly message: PanelMessage;
}

export interface PanelStart {
  readonly subject: Subject;
  readonly selected: number;
  readonly locked: boolean;
}

/** One panel: it shows a subject, and follows the editor to another, unless it is locked. */
export class DiagramPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #shell: Shell;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #reported = new vscode.EventEmitter<DiagramReport>();
  readonly #asked = new vscode.EventEmitter<PanelCommand>();
  readonly #renderer = new Renderer((message) => this.#post(message));
  readonly #links: PanelLinks;
  #subject: Subject;
  #locked: boolean;
  readonly #shown: ShownDiagrams;
  #timer: NodeJS.Timeout | undefined;

  /** Fires with every message of the panel. */
  readonly onReport = this.#reported.event;
  /** Fires with what the user chose in the panel's own menu. */
  readonly onCommand = this.#asked.event;
  readonly onDispose: vscode.Event<void>;
  readonly onActive: vscode.Event<unknown>;

  constructor(panel: vscode.WebviewPanel, shell: Shell, { subject, selected, locked }: PanelStart) {
    this.#panel = panel;
    this.#shell = shell;
    this.#subject = subject;
    this.#shown = new ShownDiagrams(selected);
    this.#locked = locked;
    this.#links = new PanelLinks(panel, shell, (message) => this.#post(message));
    this.onDispose = panel.onDidDispose;
    this.onActive = panel.onDidChangeViewState;
    this.#listen();
    this.#name();
    loadPage(panel, shell.context.extensionUri);
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get locked(): boolean {
    return this.#locked;
  }

  set locked(locked: boolean) {
    this.#locked = locked;
    this.#name();
    this.#post({ type: 'locked', locked });
  }

  /** The column right of it. */
  get columnBeside(): vscode.ViewColumn {
    const column = this.#panel.viewColumn;
    return column === undefined || column >= vscode.ViewColumn.Nine ? vscode.ViewColumn.Beside : column + 1;
  }

  /** What it shows, as another panel can be started with. */
  get shown(): Omit<PanelStart, 'locked'> {
    return { subject: this.#subject, selected: this.#shown.selected };
  }

  /** Shows another subject, and the panel if it is hidden; the keyboard stays where it is. */
  show(subject: Subject, pointing?: Pointing): void {
    this.#turnTo(subject);
    this.#shown.pointAt(pointing);
    void this.#update();
    this.#panel.reveal(undefined, true);
  }

  /** As if the user pressed a node of the picture, or its badge, or asked for its text. */
  press(node: string, on: 'follow' | 'findings' | 'revealNode'): void {
    this.#obey({ type: on, ...this.#shown.place, node });
  }

  /** Links of diagrams may lead elsewhere now. */
  followLinks(): void {
    void this.#links.refresh();
  }

  /** Brings the panel to the front and gives it the keyboard. */
  focus(): void {
    this.#panel.reveal(undefined, false);
  }

  /** The diagram that is shown; undefined where the subject holds none. */
  async diagram(): Promise<PlacedDiagram | undefined> {
    if (this.#shown.isEmpty) await this.#update();
    if (this.#shown.isEmpty) await serverTells(this.#shell).then(() => this.#update());
    return this.#shown.diagram;
  }

  find(): void {
    this.focus();
    this.#post({ type: 'find' });
  }

  /** A text as a picture; the panel goes on showing what it shows. */
  render(source: string, look: PictureLook, to: 'host' | 'clipboard'): Promise<Rendering> {
    return this.#renderer.render(source, look, to);
  }

  #listen(): void {
    const { workspace, window } = vscode;
    this.#disposables.push(
      this.#reported,
      this.#asked,
      this.#panel.onDidDispose(() => this.#dispose()),
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#heard(message)),
      workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#updateSoon()),
      workspace.onDidOpenTextDocument((document) => this.#isShown(document.uri) && this.#updateSoon()),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('archnotes') && this.#post(initMessage())),
      window.onDidChangeActiveTextEditor((editor) => editor && void this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)),
      vscode.languages.onDidChangeDiagnostics(() => this.#links.tell()),
      this.#shell.server.onChange((state) => state === 'running' && this.#updateSoon()),
    );
  }

  #dispose(): void {
    clearTimeout(this.#timer);
    this.#renderer.close();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #name(): void {
    const path = this.#subject.kind === 'pattern' ? this.#subject.id : this.#subject.uri.path;
    const name = path.slice(path.lastIndexOf('/') + 1);
    // As VS Code names a Markdown preview that is locked.
    this.#panel.title = this.#locked ? `[${name}]` : name;
  }

  #post(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }

  #heard(raw: unknown): void {
    const parsed = z.safeParse(panelMessage, raw);
    if (!parsed.success) return this.#shell.log.warn('The diagram panel said something that is not in the protocol; it was ignored.');
    const message = parsed.data;
    this.#obey(message);
    this.#reported.fire({ document: nameOf(this.#subject), message });
  }

  #obey(message: PanelMessage): void {
    switch (message.type) {
      case 'ready':
        return this.#begin();
      case 'picked':
        return this.#picked(message);
      case 'reveal':
      case 'revealNode':
        return void this.#goToText(message);
      case 'link':
        return void openLink(message.href);
      case 'follow':
        return this.#links.follow(message);
      case 'findings':
        return this.#links.findings(message);
      case 'command':
        return this.#asked.fire(message.command);
      case 'nodes':
        return;
      case 'failed':
        if (message.reason === 'internal') return this.#shell.log.error(`A diagram of ${nameOf(this.#subject)} could not be drawn: ${message.detail}`);
        return;
      default:
        return this.#renderer.heard(message);
    }
  }

  #begin(): void {
    this.#post(initMessage());
    this.#post({ type: 'locked', locked: this.#locked });
    void this.#update();
    this.#renderer.ready();
  }

  #turnTo(subject: Subject): void {
    if (nameOf(subject) === nameOf(this.#subject)) return;
    this.#subject = subject;
    this.#shown.forget();
    this.#name();
  }

  #isShown(uri: vscode.Uri): boolean {
    return this.#subject.kind === 'document' && this.#subject.uri.toString() === uri.toString();
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), typingPause);
  }

  /** Sends what the subject holds now, unless it has changed again by the time that is known. */
  async #update(): Promise<void> {
    const revision = this.#shown.next();
    const diagrams = await diagramsOf(this.#subject, this.#shell);
    if (this.#shown.isLatest(revision) && diagrams !== undefined) this.#send(diagrams);
  }

  #send(diagrams: readonly PlacedDiagram[]): void {
    const editor = this.#locked ? undefined : vscode.window.visibleTextEditors.find(({ document }) => this.#isShown(document.uri));
    this.#post(this.#shown.take(diagrams, this.#subject, editor));
    this.#showLinks();
  }

  #showLinks(): void {
    const { diagram, place, pointing } = this.#shown;
    this.#links.show(diagram && { ...place, diagram }, pointing?.nodes);
  }

  /** Turns to the document of an editor, if there are diagrams in it. */
  async #follow({ document }: vscode.TextEditor): Promise<void> {
    if (this.#locked || !isShowable(document) || this.#isShown(document.uri)) return;
    const before = this.#shown.latest;
    const diagrams = await diagramsOfDocument(document, this.#shell);
    if (this.#locked || !this.#shown.isLatest(before) || diagrams === undefined || diagrams.length === 0) return;
    this.#turnTo({ kind: 'document', uri: document.uri });
    this.#shown.next();
    this.#send(diagrams);
  }

  #moved(editor: vscode.TextEditor): void {
    this.#shown.pointAt(undefined);
    this.#followCursor(editor);
    this.#links.moved();
  }

  #followCursor(editor: vscode.TextEditor): void {
    if (this.#locked || !this.#isShown(editor.document.uri) || !this.#shown.followCursor(editor)) return;
    this.#post({ type: 'select', selected: this.#shown.selected });
    this.#showLinks();
  }

  #picked(message: Extract<PanelMessage, { type: 'picked' }>): void {
    const diagram = this.#shown.pick(message);
    if (!diagram) return;
    this.#showLinks();
    revealText(diagram);
  }

  /** The diagrams of a pattern are texts of the extension, which nobody is to write in: to these only a mistake leads. */
  async #goToText(message: Extract<PanelMessage, { type: 'reveal' | 'revealNode' }>): Promise<void> {
    const diagram = this.#shown.at(message);
    if (!diagram) return;
    if (message.type === 'reveal') return goToText(diagram, message.line, message.character);
    const place = this.#subject.kind === 'pattern' ? undefined : placeOf(diagram, message.node);
    if (place) await goTo(diagram, place.start);
  }
}
