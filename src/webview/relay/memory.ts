import * as z from 'zod/mini';
import { panelState, type PanelState, type View } from '../../protocol/diagram.ts';

/** Views of more diagrams than this are forgotten, the oldest first. */
const rememberedViews = 50;

/** The part of VS Code's webview API that keeps a value over a reload. */
export interface StateKeeper {
  getState(): unknown;
  setState(state: unknown): unknown;
}

/** How each diagram of a document was last looked at. */
export interface Memory {
  /** Which document is shown, and which of its diagrams; views of another document are forgotten. */
  open(document: string, selected: number): void;
  view(index: number): View | undefined;
  remember(index: number, view: View): void;
}

export function openMemory(keeper: StateKeeper): Memory {
  const kept = z.safeParse(panelState, keeper.getState());
  let state: PanelState = kept.success ? kept.data : { document: '', selected: 0, views: {} };
  const save = (next: PanelState): void => {
    state = next;
    keeper.setState(next);
  };
  return {
    open: (document, selected) => save({ document, selected, views: document === state.document ? state.views : {} }),
    view: (index) => state.views[String(index)],
    remember(index, view) {
      const { [String(index)]: _before, ...others } = state.views;
      save({ ...state, views: Object.fromEntries([...Object.entries(others).slice(1 - rememberedViews), [String(index), view]]) });
    },
  };
}
