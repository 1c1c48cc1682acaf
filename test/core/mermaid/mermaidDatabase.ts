import * as path from 'node:path';
import * as vm from 'node:vm';
import { build } from 'esbuild';
import { wholeMermaid } from '../../../src/build/judgeBundle.ts';
import { root } from '../../../src/build/root.ts';

/** What Mermaid itself holds of a diagram after it has read it, as far as it can be compared. */
export interface ReadByMermaid {
  readonly kind: string;
  /** The text that the parser was given. */
  readonly text: string;
  /** Everything in Mermaid's database, functions left out. */
  readonly database: unknown;
  readonly nodes: readonly string[];
  /** `from to`, in order. */
  readonly edges: readonly string[];
}

/** Runs in Mermaid's realm. */
const probe = `
import './src/judge/realm.ts';
import mermaid from 'mermaid';
mermaid.initialize({ startOnLoad: false, logLevel: 'fatal', securityLevel: 'strict' });
const plain = (value, seen = new Set()) => {
  if (value instanceof Map) return [...value].map((entry) => plain(entry, seen));
  if (value instanceof Set) return [...value].map((entry) => plain(entry, seen));
  if (typeof value === 'function') return undefined;
  // Counters and dice of the library, which differ with each reading.
  if (typeof value === 'string') return value.replace(/(\\bclassId-.*-)\\d+$/, '$1').replace(/\\bid-[a-z0-9]+-\\d+/g, 'id');
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return 'again';
  const inside = new Set([...seen, value]);
  if (Array.isArray(value)) return value.map((entry) => plain(entry, inside));
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'domId').map(([key, entry]) => [key, plain(entry, inside)]));
};
/** Composite states hold documents of their own. */
const statesIn = (statements) => {
  const nodes = new Set();
  const edges = [];
  const visit = (doc) => {
    for (const { stmt, id, state1, state2, doc: inner } of doc) {
      if (stmt === 'state' && !/^divider-id-/.test(id)) nodes.add(id);
      if (stmt === 'relation') {
        for (const one of [state1, state2]) nodes.add(one.id);
        edges.push(state1.id + ' ' + state2.id);
      }
      if (inner !== undefined) visit(inner);
    }
  };
  visit(Array.isArray(statements) ? statements : (statements.doc ?? []));
  return [[...nodes], edges];
};
const keys = (map) => [...map.keys()];
const readers = {
  'flowchart-v2': (db) => [keys(db.getVertices()), db.getEdges().map(({ start, end }) => start + ' ' + end)],
  sequence: (db) => [db.getActorKeys(), db.getMessages().filter(({ from, to, type }) => from && to && ![2, 17, 18, 59, 60, 61].includes(type)).map(({ from, to }) => from + ' ' + to)],
  class: (db) => [keys(db.getClasses()), db.getRelations().map(({ id1, id2 }) => id1 + ' ' + id2)],
  state: (db) => statesIn(db.getRootDocV2()),
  er: (db) => [keys(db.getEntities()), db.getRelationships().map(({ entityA, entityB }) => entityA + ' ' + entityB)],
};
const named = { flowchart: 'flowchart-v2', 'flowchart-elk': 'flowchart-v2', classDiagram: 'class', stateDiagram: 'state' };
globalThis.read = (text) => {
  const said = {};
  mermaid.mermaidAPI.getDiagramFromText(text).then(
    (diagram) => {
      const [nodes, edges] = readers[named[diagram.type] ?? diagram.type]?.(diagram.db) ?? [[], []];
      const values = {};
      for (const name of ['getData', 'getVertices', 'getEdges', 'getSubGraphs', 'getClasses', 'getRelations', 'getStates', 'getActors', 'getMessages', 'getBoxes', 'getEntities', 'getRelationships', 'getTasks', 'getSections', 'getNotes', 'getNamespaces', 'getMindmap', 'getCommits', 'getNodes', 'getLinks', 'getRootDoc', 'getBlocks', 'getDirection', 'getAccTitle', 'getAccDescription', 'getDiagramTitle', 'getRequirements', 'getRelationships', 'getQuadrantData', 'getDrawableElem', 'getServices', 'getGroups', 'getPacket', 'getRoot', 'getTooltip', 'getCurves', 'getAxes', 'getGraph', 'getC4ShapeArray', 'getRels', 'getBoundaries', 'getRules', 'getModel', 'getAst', 'getConfig']) {
        try { if (typeof diagram.db[name] === 'function') values[name] = plain(diagram.db[name]()); } catch (error) { values[name] = String(error); }
      }
      said.json = JSON.stringify({ kind: diagram.type, text: diagram.text, nodes, edges, database: values });
    },
    (error) => (said.error = String(error.message)),
  );
  return said;
};
`;

let reading: Promise<(source: string) => ReadByMermaid> | undefined;

/** Reads texts with Mermaid and shows what it made of them. Throws for a text that Mermaid refuses. */
export function mermaidDatabase(): Promise<(source: string) => ReadByMermaid> {
  return (reading ??= open());
}

async function open(): Promise<(source: string) => ReadByMermaid> {
  const { outputFiles } = await build({
    ...wholeMermaid,
    stdin: { contents: probe, resolveDir: root, sourcefile: path.join(root, 'probe.js') },
    bundle: true,
    write: false,
    logLevel: 'warning',
  });
  const realm = vm.createContext({ URL }, { microtaskMode: 'afterEvaluate' });
  new vm.Script(outputFiles[0]?.text ?? '').runInContext(realm);
  const ask = new vm.Script('read(text)');
  return (source) => {
    realm['text'] = source;
    const said: { readonly json?: string; readonly error?: string } = ask.runInContext(realm);
    if (said.json === undefined) throw new Error(said.error);
    const read: ReadByMermaid = JSON.parse(said.json);
    return read;
  };
}
