import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { panelMessage, type HostMessage, type PanelMessage } from '../../protocol/diagram.ts';
import { userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { pageHtml } from './page.ts';
import { panelPhrases } from './panelPhrases.ts';
import { diagramsOfDocument, diagramsOfPattern, isShowable, nameOf, type PlacedDiagram, type Subject } from './subject.ts';

export const panelType = 'archnotes.diagram';
/** After a keystroke, milliseconds without another one before the diagrams are drawn again. */
const typingPause = 150;
const maxTitle = 1_000;

/** Everything a panel says, for whoever wants to know what it shows. */
export interface DiagramReport {
  readonly document: string;
  readonly message: PanelMessage;
}

/** One panel: it shows a subject, and follows the editor to another. */
export class DiagramPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #shell: Shell;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #reported = new vscode.EventEmitter<DiagramReport>();
  #subject: Subject;
  #selected: number;
  /** What the panel was last given; positions it speaks of are positions in these. */
  #sent: { readonly revision: number; readonly diagrams: readonly PlacedDiagram[] } = { revision: 0, diagrams: [] };
  #revision = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Fires with every message of the panel. */
  readonly onReport = this.#reported.event;
  readonly onDispose: vscode.Event<void>;

  constructor(panel: vscode.WebviewPanel, shell: Shell, subject: Subject, selected = 0) {
    this.#panel = panel;
    this.#shell = shell;
    this.#subject = subject;
    this.#selected = selected;
    this.onDispose = panel.onDidDispose;
    this.#listen();
    this.#load();
  }

  /** Shows another subject, and the panel if it is hidden; the keyboard stays where it is. */
  show(subject: Subject): void {
    this.#turnTo(subject);
    void this.#update();
    this.#panel.reveal(undefined, true);
  }

  #listen(): void {
    const { workspace, window } = vscode;
    this.#disposables.push(
      this.#reported,
      this.#panel.onDidDispose(() => this.#dispose()),
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#heard(message)),
      workspace.onDidChangeTextDocument(({ document }) => this.#isShown(document.uri) && this.#updateSoon()),
      workspace.onDidOpenTextDocument((document) => this.#isShown(document.uri) && this.#updateSoon()),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('archnotes') && this.#init()),
      window.onDidChangeActiveTextEditor((editor) => editor && void this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#followCursor(textEditor)),
      this.#shell.server.onChange((state) => state === 'running' && this.#updateSoon()),
    );
  }

  #load(): void {
    const { extensionUri } = this.#shell.context;
    const { webview } = this.#panel;
    const scripts = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const media = vscode.Uri.joinPath(extensionUri, 'media');
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [scripts, media] };
    this.#panel.iconPath = { light: vscode.Uri.joinPath(media, 'mermaid-light.svg'), dark: vscode.Uri.joinPath(media, 'mermaid-dark.svg') };
    this.#name();
    webview.html = pageHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      script: webview.asWebviewUri(vscode.Uri.joinPath(scripts, 'relay.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(media, 'diagram.css')).toString(),
      base: `${webview.asWebviewUri(scripts).toString()}/`,
    });
  }

  #dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #name(): void {
    const path = this.#subject.kind === 'pattern' ? this.#subject.id : this.#subject.uri.path;
    this.#panel.title = path.slice(path.lastIndexOf('/') + 1);
  }

  #post(message: HostMessage): void {
    void this.#panel.webview.postMessage(message);
  }

  #init(): void {
    const language = userLanguage();
    const timeout = vscode.workspace.getConfiguration('archnotes').get<unknown>('diagram.timeout');
    const timeoutSeconds = typeof timeout === 'number' && timeout >= 1 && timeout <= 60 ? timeout : 5;
    this.#post({ type: 'init', language, phrases: panelPhrases(language), timeoutSeconds });
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
        this.#init();
        return void this.#update();
      case 'picked':
        return this.#picked(message);
      case 'reveal':
        return void this.#reveal(message);
      case 'link':
        return void openLink(message.href);
      case 'failed':
        if (message.reason === 'internal') return this.#shell.log.error(`A diagram of ${nameOf(this.#subject)} could not be drawn: ${message.detail}`);
        return;
      case 'drawn':
        return;
    }
  }

  #turnTo(subject: Subject): void {
    if (nameOf(subject) === nameOf(this.#subject)) return;
    this.#subject = subject;
    this.#selected = 0;
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
    const revision = ++this.#revision;
    const subject = this.#subject;
    const diagrams = subject.kind === 'pattern' ? await this.#ofPattern(subject.id) : await this.#ofDocument(subject.uri);
    if (revision !== this.#revision || diagrams === undefined) return;
    this.#send(diagrams);
  }

  #send(diagrams: readonly PlacedDiagram[]): void {
    this.#sent = { revision: this.#revision, diagrams };
    const editor = vscode.window.visibleTextEditors.find(({ document }) => this.#isShown(document.uri));
    this.#selected = (editor && this.#underCursor(editor)) ?? Math.min(this.#selected, Math.max(0, diagrams.length - 1));
    this.#post({
      type: 'diagrams',
      document: nameOf(this.#subject),
      revision: this.#sent.revision,
      diagrams: diagrams.map(({ title, source, range }) => ({ title: title.slice(0, maxTitle), source, firstLine: range.start.line })),
      selected: this.#selected,
    });
  }

  async #ofDocument(uri: vscode.Uri): Promise<readonly PlacedDiagram[] | undefined> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      return isShowable(document) ? await diagramsOfDocument(document, this.#shell) : [];
    } catch (error) {
      // Gone since the panel was opened, or since the editor was closed: then there is nothing to show.
      this.#shell.log.info(`${uri.toString()} cannot be shown as diagrams: ${String(error)}`);
      return [];
    }
  }

  async #ofPattern(id: string): Promise<readonly PlacedDiagram[]> {
    try {
      return await diagramsOfPattern(id, this.#shell);
    } catch (error) {
      this.#shell.log.info(`The pattern ${id} has no diagrams to show: ${String(error)}`);
      return [];
    }
  }

  /** Turns to the document of an editor, if there are diagrams in it. */
  async #follow({ document }: vscode.TextEditor): Promise<void> {
    if (!isShowable(document) || this.#isShown(document.uri)) return;
    const before = this.#revision;
    const diagrams = await diagramsOfDocument(document, this.#shell);
    if (before !== this.#revision || diagrams === undefined || diagrams.length === 0) return;
    this.#turnTo({ kind: 'document', uri: document.uri });
    this.#revision += 1;
    this.#send(diagrams);
  }

  #followCursor(editor: vscode.TextEditor): void {
    if (!this.#isShown(editor.document.uri)) return;
    const index = this.#underCursor(editor);
    if (index === undefined || index === this.#selected) return;
    this.#selected = index;
    this.#post({ type: 'select', selected: index });
  }

  /** The diagram that the cursor stands in, its fence lines included. */
  #underCursor({ selection }: vscode.TextEditor): number | undefined {
    const { line } = selection.active;
    const index = this.#sent.diagrams.findIndex(({ range }) => line >= range.start.line - 1 && line <= range.end.line + 1);
    return index < 0 ? undefined : index;
  }

  #picked({ revision, index }: Extract<PanelMessage, { type: 'picked' }>): void {
    const diagram = this.#sent.diagrams[index];
    if (revision !== this.#sent.revision || !diagram) return;
    this.#selected = index;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === diagram.uri.toString());
    editor?.revealRange(vscodeRange(diagram), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #reveal({ revision, index, line, character }: Extract<PanelMessage, { type: 'reveal' }>): Promise<void> {
    const diagram = this.#sent.diagrams[index];
    if (revision !== this.#sent.revision || !diagram) return;
    const { uri, range, indents } = diagram;
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const at = new vscode.Position(range.start.line + line, (indents[line] ?? 0) + character);
    await vscode.window.showTextDocument(uri, { viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
  }
}

function vscodeRange({ range: { start, end } }: PlacedDiagram): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Links of diagrams lead to the web and nowhere else; VS Code asks the user before it opens one. */
async function openLink(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href);
  if (uri.scheme === 'https' && uri.authority !== '') await vscode.env.openExternal(uri);
}
