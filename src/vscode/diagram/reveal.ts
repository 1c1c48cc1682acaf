import * as vscode from 'vscode';
import type { PlacedDiagram } from './subject.ts';

/** Scrolls a diagram's text into view where an editor shows it already. */
export function revealText({ uri, range: { start, end } }: PlacedDiagram): void {
  const editor = editorOf(uri);
  editor?.revealRange(new vscode.Range(start.line, start.character, end.line, end.character), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** From 0, UTF-16. */
type Place = PlacedDiagram['range']['start'];

/** Puts the cursor on a place of a diagram's text; line and character from 0, in the text as Mermaid reads it. */
export async function goToText(diagram: PlacedDiagram, line: number, character: number): Promise<void> {
  const { range, indents } = diagram;
  await goTo(diagram, { line: range.start.line + line, character: (indents[line] ?? 0) + character });
}

/** Where the text of a diagram has what its picture calls so: the diagram as a whole where that is not known, undefined where its kind is not. */
export function placeOf({ isReadable, nodes, groups, range }: PlacedDiagram, name: string): PlacedDiagram['range'] | undefined {
  if (!isReadable) return undefined;
  const group = groups.find((one) => one.name === name) ?? groups.find((one) => one.name.startsWith(`${name}.`));
  return nodes.find(({ id }) => id === name)?.at ?? group?.at ?? range;
}

/** Puts the cursor on a place of a diagram's document, where that is shown already or else in the first group. */
export async function goTo({ uri }: PlacedDiagram, { line, character }: Place): Promise<void> {
  const at = new vscode.Position(line, character);
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
