import * as z from 'zod/mini';
import { sameDiagrams } from '../../core/diagram/sameDiagrams.ts';
import { keptDiagrams, keptDocuments, panelState, type PanelDiagram, type PanelState, type View } from '../../protocol/diagram.ts';
import { fingerprint } from './fingerprint.ts';

/** The part of VS Code's webview API that keeps a value over a reload. */
export interface StateKeeper {
  getState(): unknown;
  setState(state: unknown): unknown;
}

/** How each diagram of a document was last looked at. */
export interface Memory {
  /** Which document is shown, what is in it now, and which of it; a diagram keeps its view when others come and go around it. */
  open(document: string, diagrams: readonly PanelDiagram[], selected: number): void;
  lock(locked: boolean): void;
  view(index: number): View | undefined;
  remember(index: number, view: View): void;
}

type KeptDocument = PanelState['documents'][number];

export function openMemory(keeper: StateKeeper): Memory {
  const kept = z.safeParse(panelState, keeper.getState());
  let state: PanelState = kept.success ? kept.data : { document: '', selected: 0, locked: false, documents: [] };
  const save = (next: PanelState): void => {
    state = next;
    keeper.setState(next);
  };
  return {
    open(document, diagrams, selected) {
      const [known, others] = [state.documents.find((other) => other.document === document), state.documents.filter((other) => other.document !== document)];
      // Emptied for a moment, as by cutting and pasting: what was there may come back.
      const now = diagrams.length === 0 && known ? known : { document, diagrams: withViews(known, diagrams.slice(0, keptDiagrams)) };
      save({ ...state, document, selected, documents: [now, ...others].slice(0, keptDocuments) });
    },
    lock: (locked) => save({ ...state, locked }),
    view: (index) => state.documents[0]?.diagrams[index]?.view ?? undefined,
    remember(index, view) {
      const [shown, ...others] = state.documents;
      const known = shown?.diagrams[index];
      if (!shown || !known) return;
      // A view that fits is what a picture without one gets.
      const diagrams = shown.diagrams.map((diagram, at) => (at === index ? { ...known, view: view.mode === 'free' ? view : null } : diagram));
      save({ ...state, documents: [{ ...shown, diagrams }, ...others] });
    },
  };
}

function withViews(known: KeptDocument | undefined, diagrams: readonly PanelDiagram[]): KeptDocument['diagrams'] {
  const marks = diagrams.map(({ title, source }) => ({ title, content: fingerprint(source) }));
  const before = known?.diagrams ?? [];
  const same = sameDiagrams(before, marks);
  return marks.map((mark, index) => ({ ...mark, view: before[same[index] ?? -1]?.view ?? null }));
}
