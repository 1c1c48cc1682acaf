import type * as vscode from 'vscode';
import { sameDiagrams } from '../../core/diagram/sameDiagrams.ts';
import type { PlacedDiagram } from './subject.ts';

/** Where the diagram at `selected` stands after a change of its document; the nearest place where it is gone. */
export function selectedAfter(before: readonly PlacedDiagram[], after: readonly PlacedDiagram[], selected: number): number {
  const found = sameDiagrams(before.map(mark), after.map(mark)).indexOf(selected);
  return found < 0 ? Math.min(selected, Math.max(0, after.length - 1)) : found;
}

/** The diagram that the cursor of an editor stands in, its fence lines included. */
export function underCursor(diagrams: readonly PlacedDiagram[], { selection }: vscode.TextEditor): number | undefined {
  const { line } = selection.active;
  const index = diagrams.findIndex(({ range }) => line >= range.start.line - 1 && line <= range.end.line + 1);
  return index < 0 ? undefined : index;
}

function mark({ title, source }: PlacedDiagram): { readonly title: string; readonly content: string } {
  return { title, content: source };
}
