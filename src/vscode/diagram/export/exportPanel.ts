import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { panelMessage } from '../../../protocol/diagram.ts';
import type { PictureLook } from '../../../protocol/picture.ts';
import { say } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import { Renderer, type Rendering } from '../renderer.ts';
import { initMessage, loadPage } from '../webviewPage.ts';

/**
 * A panel that draws one diagram after the other and shows none: Mermaid needs a page. It goes on behind another tab; closing it ends
 * the work.
 */
export class ExportPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #renderer: Renderer;
  #open = true;

  constructor({ context, log }: Shell) {
    const showOptions = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#panel = vscode.window.createWebviewPanel('archnotes.export', say('diagram.folder.panel'), showOptions, { retainContextWhenHidden: true });
    this.#renderer = new Renderer((message) => void this.#panel.webview.postMessage(message));
    this.#panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = z.safeParse(panelMessage, raw);
      if (!message.success) return log.warn('The panel that exports said something that is not in the protocol; it was ignored.');
      if (message.data.type === 'ready') this.#begin();
      else this.#renderer.heard(message.data);
    });
    this.#panel.onDidDispose(() => {
      this.#open = false;
      this.#renderer.close();
    });
    loadPage(this.#panel, context.extensionUri);
  }

  get open(): boolean {
    return this.#open;
  }

  async render(source: string, look: PictureLook): Promise<Rendering> {
    return this.#open ? this.#renderer.render(source, look, 'host') : { type: 'closed' };
  }

  close(): void {
    if (this.#open) this.#panel.dispose();
  }

  #begin(): void {
    void this.#panel.webview.postMessage(initMessage({ nothing: say('diagram.folder.panel') }));
    void this.#panel.webview.postMessage({ type: 'diagrams', document: '', revision: 0, diagrams: [], selected: 0 });
    this.#renderer.ready();
  }
}
