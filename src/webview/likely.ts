import { keywordRange, kindOfKeyword } from '../core/languages/mermaid/keyword.ts';

/** What every picture needs. */
export const corePacks: readonly string[] = ['index.json', 'core.pack'];

/** What a first picture will probably need of Mermaid: read and loaded before Mermaid comes to ask for it, one after the other. */
export interface Likely {
  /** By the names of their files. */
  readonly packs: readonly string[];
  /** Beginnings of `<pack>/<module>`. */
  readonly modules: readonly string[];
}

/** As src/build/mermaidPacks.ts packs what is drawn most. */
const modulesOf: Readonly<Record<NonNullable<ReturnType<typeof kindOfKeyword>>, readonly string[]>> = {
  flowchart: graph('flowDiagram'),
  class: graph('classDiagram'),
  state: graph('stateDiagram'),
  er: graph('erDiagram'),
  sequence: ['sequence.pack/sequenceDiagram'],
};

function graph(kind: string): readonly string[] {
  return [`graph.pack/${kind}`, 'graph.pack/dagre', 'shapes.pack/chunk'];
}

/** By the first word of a text. What it does not name, and what another text than that needs, comes when it is asked for. */
export function likely(source: string): Likely {
  const { start, end } = keywordRange(source);
  const kind = kindOfKeyword(source.slice(start, end));
  const modules = kind === undefined ? [] : modulesOf[kind];
  return { modules, packs: [...corePacks, ...new Set(modules.map((module) => module.slice(0, module.indexOf('/'))))] };
}
