import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { HostMessage, PanelPhrases } from '../../protocol/diagram.ts';
import { userLanguage } from '../settings/language.ts';
import { pageHtml } from './page.ts';
import { panelPhrases } from './panelPhrases.ts';

/** Loads the panel's page into a webview that is new or has been restored; it says `ready` when it is there. */
export function loadPage(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  const { webview } = panel;
  const scripts = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const media = vscode.Uri.joinPath(extensionUri, 'media');
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [scripts, media] };
  panel.iconPath = { light: vscode.Uri.joinPath(media, 'mermaid-light.svg'), dark: vscode.Uri.joinPath(media, 'mermaid-dark.svg') };
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    script: webview.asWebviewUri(vscode.Uri.joinPath(scripts, 'relay.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(media, 'diagram.css')).toString(),
    base: `${webview.asWebviewUri(scripts).toString()}/`,
  });
}

/** What the page is told first, from the settings of this moment. */
export function initMessage(own: Partial<PanelPhrases> = {}): HostMessage {
  const language = userLanguage();
  return { type: 'init', language, phrases: { ...panelPhrases(language), ...own }, timeoutSeconds: timeoutSeconds() };
}

/** How long a diagram may take to draw. */
export function timeoutSeconds(): number {
  const timeout = vscode.workspace.getConfiguration('archnotes').get<unknown>('diagram.timeout');
  return typeof timeout === 'number' && timeout >= 1 && timeout <= 60 ? timeout : 5;
}
