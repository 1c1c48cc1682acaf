import type { Mermaid } from 'mermaid';
import * as z from 'zod/mini';
import { keywordRange, kindOfKeyword } from '../../core/languages/mermaid/keyword.ts';
import { maxOutlineItems, type Outline } from '../../protocol/picture.ts';
import { nameInText } from '../nameInText.ts';

const text = z.catch(z.string(), '');
const lines = z.catch(z.union([z.string(), z.array(z.string())]), '');
const list = <Item extends z.ZodMiniType>(item: Item) => z.catch(z.array(item), []);

/** What a kind that is laid out as a graph gives the layout: flowcharts, states, classes, entities, requirements, mind maps … */
const graph = z.object({
  nodes: list(z.object({ id: text, label: lines, shape: text, isGroup: z.catch(z.boolean(), false) })),
  edges: list(z.object({ start: text, end: text, label: lines })),
});
type Graph = z.infer<typeof graph>;

const actors = z.map(z.string(), z.object({ description: text }));
/** Messages and notes; a note has a place beside or over its participants, and everything else among them no participants. */
const messages = list(z.object({ from: text, to: text, message: text, placement: z.optional(z.unknown()) }));

/**
 * What a diagram says, as Mermaid has read it: nodes and connections where its kind has such, else title and description.
 * The text is parsed once more for that. Rejects where Mermaid cannot read it.
 */
export async function outlineOf(mermaid: Mermaid, source: string): Promise<Outline> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  const title = plain(told(db, 'getAccTitle') || told(db, 'getDiagramTitle')).slice(0, 500);
  const description = plain(told(db, 'getAccDescription')).slice(0, 4_000);
  return { title, description, ...(sequenceOf(db) ?? graphOf(db, source) ?? { nodes: [], edges: [] }) };
}

type Items = Pick<Outline, 'nodes' | 'edges'>;

function ask(db: object, name: string): unknown {
  const method: unknown = Reflect.get(db, name);
  return typeof method === 'function' ? Reflect.apply(method, db, []) : undefined;
}

function told(db: object, name: string): string {
  return text.parse(ask(db, name));
}

function sequenceOf(db: object): Items | undefined {
  const known = z.safeParse(actors, ask(db, 'getActors'));
  if (!known.success) return undefined;
  const name = (id: string): string => labelOf(known.data.get(id)?.description ?? '') || id;
  const between = messages.parse(ask(db, 'getMessages')).filter(({ from, to }) => known.data.has(from) && known.data.has(to));
  const sent = between.filter(({ placement }) => placement === undefined);
  const notes = between.filter(({ placement }) => placement !== undefined).map(({ message }) => ({ id: null, label: labelOf(message) }));
  const participants = [...known.data.keys()].map((id) => ({ id: nameInText(id, '') ?? null, label: name(id) }));
  return bounded([...participants, ...notes], sent.map(({ from, to, message }) => ({ from: name(from), to: name(to), label: labelOf(message) })));
}

function graphOf(db: object, source: string): Items | undefined {
  const parsed = z.safeParse(graph, ask(db, 'getData'));
  if (!parsed.success) return undefined;
  const labels = new Map(parsed.data.nodes.map((node) => [node.id, nameOf(node)]));
  const name = (id: string): string => labels.get(id) || id;
  const { start: from, end: to } = keywordRange(source);
  const kind = kindOfKeyword(source.slice(from, to));
  const shown = parsed.data.nodes.flatMap((node) => (nameOf(node) === '' || isPoint(node) || node.shape === 'noteGroup' ? [] : [{ id: idOf(node, kind), label: nameOf(node) }]));
  return bounded(shown, parsed.data.edges.map(({ start, end, label }) => ({ from: name(start), to: name(end), label: labelOf(label) })));
}

/** How Mermaid 12.3.0 calls an entity where it lays one out, and what it adds to classes. */
const entity = /^entity-(.+)-\d+$/s;
const ofNoText = /^(?:note|interface)\d+$/;

/** What the text calls a node. */
function idOf({ id, label, isGroup }: Graph['nodes'][number], kind: ReturnType<typeof kindOfKeyword>): string | null {
  if (kind === undefined || (kind === 'class' && ofNoText.test(id))) return null;
  return nameInText(kind === 'er' ? (entity.exec(id)?.[1] ?? id) : id, isGroup ? labelOf(label) : '') ?? null;
}

function isPoint({ shape }: Graph['nodes'][number]): boolean {
  return shape === 'stateStart' || shape === 'stateEnd';
}

/** Where states begin and end there is a point without a name; the text calls it `[*]`. */
function nameOf(node: Graph['nodes'][number]): string {
  return isPoint(node) ? '[*]' : labelOf(node.label);
}

function bounded(nodes: Items['nodes'], edges: Items['edges']): Items {
  return { nodes: nodes.slice(0, maxOutlineItems), edges: edges.slice(0, maxOutlineItems) };
}

function labelOf(label: string | readonly string[]): string {
  return plain(typeof label === 'string' ? label : label.join(' ')).slice(0, 500);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** A label without what only drawing needs: tags, emphasis, and Mermaid 12.3.0's own marks around entities (`encodeEntities`). */
function plain(label: string): string {
  const decoded = label
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/ﬂ°°(\d+)¶ß/g, (_whole, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/(?:ﬂ°|&)(\w+)(?:¶ß|;)/g, (whole, name: string) => entities[name] ?? whole);
  return decoded.replace(/(\*\*|__)(.*?)\1/g, '$2').replace(/\s+/g, ' ').trim();
}
