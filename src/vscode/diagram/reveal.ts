import * as vscode from 'vscode';
import type { PlacedDiagram } from './subject.ts';

/** Scrolls a diagram's text into view where an editor shows it already. */
export function revealText({ uri, range: { start, end } }: PlacedDiagram): void {
  const editor = editorOf(uri);
  editor?.revealRange(new vscode.Range(start.line, start.character, end.line, end.character), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Puts the cursor on a place of a diagram's text; line and character from 0, in the text as Mermaid reads it. */
export async function goToText({ uri, range, indents }: PlacedDiagram, line: number, character: number): Promise<void> {
  const at = new vscode.Position(range.start.line + line, (indents[line] ?? 0) + character);
  await vscode.window.showTextDocument(uri, { viewColumn: editorOf(uri)?.viewColumn ?? vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
}

/** Links of diagrams lead to the web and nowhere else; VS Code asks the user before it opens one. */
export async function openLink(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href);
  if (uri.scheme === 'https' && uri.authority !== '') await vscode.env.openExternal(uri);
}

function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}
