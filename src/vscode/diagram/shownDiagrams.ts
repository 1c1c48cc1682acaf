import type * as vscode from 'vscode';
import type { HostMessage } from '../../protocol/diagram.ts';
import { selectedAfter, underCursor } from './selection.ts';
import { nameOf, type PlacedDiagram, type Subject } from './subject.ts';

const maxTitle = 1_000;

/** A diagram of a document, by a line that it stands on, and nodes of it to light. */
export interface Pointing {
  readonly line: number;
  readonly nodes: readonly string[];
}

/** What a panel was last given, and which diagram of it is looked at. Positions that the panel speaks of are positions in these. */
export class ShownDiagrams {
  #revision = 0;
  #sent: { readonly revision: number; readonly diagrams: readonly PlacedDiagram[] } = { revision: 0, diagrams: [] };
  #selected: number;
  /** What the panel was asked to point at; until the cursor moves. */
  #pointing: Pointing | undefined;

  constructor(selected: number) {
    this.#selected = selected;
  }

  get selected(): number {
    return this.#selected;
  }

  get isEmpty(): boolean {
    return this.#sent.revision === 0;
  }

  /** Where the panel is, as its messages say it. */
  get place(): { readonly revision: number; readonly index: number } {
    return { revision: this.#sent.revision, index: this.#selected };
  }

  get diagram(): PlacedDiagram | undefined {
    return this.#sent.diagrams[this.#selected];
  }

  get pointing(): Pointing | undefined {
    return this.#pointing;
  }

  /** A number for what is about to be read; {@link isLatest} tells whether anything was read since. */
  next(): number {
    return ++this.#revision;
  }

  get latest(): number {
    return this.#revision;
  }

  isLatest(revision: number): boolean {
    return revision === this.#revision;
  }

  /** The subject is another one. */
  forget(): void {
    this.#selected = 0;
    this.#sent = { revision: 0, diagrams: [] };
  }

  pointAt(pointing: Pointing | undefined): void {
    this.#pointing = pointing;
  }

  /** The diagrams that are there now, as the panel is told of them. @param editor whose cursor the panel follows */
  take(diagrams: readonly PlacedDiagram[], subject: Subject, editor: vscode.TextEditor | undefined): HostMessage {
    const stays = selectedAfter(this.#sent.diagrams, diagrams, this.#selected);
    this.#sent = { revision: this.#revision, diagrams };
    this.#selected = this.#pointedAt() ?? (editor && underCursor(diagrams, editor)) ?? stays;
    return {
      type: 'diagrams',
      document: nameOf(subject),
      revision: this.#sent.revision,
      diagrams: diagrams.map(({ title, source, range }) => ({ title: title.slice(0, maxTitle), source, firstLine: range.start.line })),
      selected: this.#selected,
    };
  }

  /** Selects what the cursor is in; false where that changes nothing. */
  followCursor(editor: vscode.TextEditor): boolean {
    const index = underCursor(this.#sent.diagrams, editor);
    if (index === undefined || index === this.#selected) return false;
    this.#selected = index;
    return true;
  }

  /** Selects what was picked in the panel; undefined where it speaks of something older. */
  pick(place: { readonly revision: number; readonly index: number }): PlacedDiagram | undefined {
    const diagram = this.at(place);
    if (diagram) this.#selected = place.index;
    return diagram;
  }

  /** The diagram that the panel speaks of; undefined where that is something older. */
  at({ revision, index }: { readonly revision: number; readonly index: number }): PlacedDiagram | undefined {
    return revision === this.#sent.revision ? this.#sent.diagrams[index] : undefined;
  }

  #pointedAt(): number | undefined {
    const line = this.#pointing?.line;
    const index = line === undefined ? -1 : this.#sent.diagrams.findIndex(({ range }) => line >= range.start.line && line <= range.end.line);
    return index < 0 ? undefined : index;
  }
}
