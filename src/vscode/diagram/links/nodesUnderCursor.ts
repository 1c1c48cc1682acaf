import * as vscode from 'vscode';
import type { LinkTarget } from '../../../protocol/links.ts';
import type { PlacedDiagram } from '../subject.ts';
import { rangeOf } from './linkedFindings.ts';

/** A node that leads somewhere. */
export interface LinkedNode {
  readonly id: string;
  readonly label: string;
  /** `path#symbol` of each, for people to read. */
  readonly written: readonly string[];
  readonly targets: readonly LinkTarget[];
}

/** The nodes that the cursor of an editor is in: in the diagram's text the one it stands on, in code those that lead there. */
export function nodesUnderCursor({ document, selection }: vscode.TextEditor, diagram: PlacedDiagram, linked: readonly LinkedNode[]): readonly string[] {
  const { active } = selection;
  if (document.uri.toString() === diagram.uri.toString()) {
    const written = diagram.nodes.find(({ occurrences }) => occurrences.some((range) => rangeOf(range).contains(active)));
    if (written !== undefined) return [written.id];
  }
  const there = linked.flatMap(({ id, targets }) => targets.flatMap((target) => (vscode.Uri.parse(target.uri).toString() === document.uri.toString() ? [{ id, part: target.part }] : [])));
  const inside = there.flatMap(({ id, part }) => (part !== null && rangeOf(part.range).contains(active) ? [{ id, range: rangeOf(part.range) }] : []));
  // A method goes before its class, and what is named before the file as a whole.
  const innermost = inside.filter(({ range }) => !inside.some((other) => range.contains(other.range) && !range.isEqual(other.range)));
  const named = innermost.length > 0 ? innermost : there.filter(({ part }) => part === null);
  return [...new Set(named.map(({ id }) => id))];
}
