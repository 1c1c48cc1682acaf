import type { Mermaid, MermaidConfig } from 'mermaid';
import { refusal } from '../../core/languages/mermaid/guard.ts';
import { ownTheme } from '../../core/languages/mermaid/ownTheme.ts';
import { watchLexers } from '../../core/languages/mermaid/verdict/watchLexers.ts';
import { maxPictureLength } from '../messages/drawn.ts';
import type { PainterOrder } from '../messages/painterOrder.ts';
import type { PainterReport } from '../messages/painterReport.ts';
import { failureOf } from './failure.ts';
import { needsHtml } from './needsHtml.ts';
import { mermaidConfig } from './mermaidConfig.ts';
import { likely } from '../likely.ts';
import type { Modules } from './modules.ts';
import { outlineOf } from './outline.ts';

type PaintOrder = Extract<PainterOrder, { type: 'paint' }>;
type OutlineOrder = Extract<PainterOrder, { type: 'outline' }>;

/**
 * Draws one diagram. Never rejects: what goes wrong is a report too.
 * @param started is called when all that is left is Mermaid's own work
 */
export async function paint({ id, source, palette }: PaintOrder, modules: Modules, started: () => void): Promise<PainterReport> {
  const refused = refusal(source);
  if (refused) return { type: 'failed', id, reason: refused.reason === 'alias' ? 'alias' : 'tooLong', detail: '', line: refused.line, character: 0 };
  let mermaid: Mermaid | undefined;
  try {
    mermaid = await theMermaid(modules, source);
    started();
    // A message leaves with the next turn, and some kinds are drawn within this one: the relay would not know that time is running.
    await new Promise((resolve) => setTimeout(resolve));
    const theme = ownTheme(source);
    configure(mermaid, mermaidConfig(palette, theme, needsHtml(source)));
    const { svg, diagramType } = await mermaid.render('archnotes-picture', source);
    if (svg.length > maxPictureLength) return { type: 'failed', id, reason: 'tooLarge', detail: '', line: null, character: null };
    const canvas = theme === undefined ? 'editor' : theme.includes('dark') ? 'dark' : 'light';
    return { type: 'painted', id, svg: new TextEncoder().encode(svg).buffer, ...sizeOf(svg), kind: diagramType, canvas };
  } catch (error) {
    return { type: 'failed', id, ...(await failureOf(error, source, mermaid && { mermaid, lexers })) };
  }
}

/** What a diagram that was painted says; undefined where Mermaid does not tell. */
export async function outline({ id, source }: OutlineOrder, modules: Modules): Promise<PainterReport | undefined> {
  try {
    return { type: 'outlined', id, outline: await outlineOf(await theMermaid(modules, source), source) };
  } catch {
    // Its picture is there; the list beside it is empty then.
    return undefined;
  }
}

/** Before Mermaid is there, which alone lives in this realm. */
const lexers = watchLexers();
let loaded: Promise<Mermaid> | undefined;

function theMermaid(modules: Modules, source: string): Promise<Mermaid> {
  globalThis.archnotesCleansElsewhere = true;
  loaded ??= modules.entry(likely(source)).then((module) => mermaidOf(module));
  return loaded;
}

let configured = '';

/** A theme is worked out of its colours each time it is set, and every picture begins anew with what was set last. */
function configure(mermaid: Mermaid, config: MermaidConfig): void {
  const wanted = JSON.stringify(config);
  if (wanted === configured) return;
  mermaid.initialize(config);
  configured = wanted;
}

function mermaidOf(module: unknown): Mermaid {
  if (isMermaidModule(module)) return module.default;
  throw new Error('The packs do not hold Mermaid.');
}

function isMermaidModule(module: unknown): module is { readonly default: Mermaid } {
  return typeof module === 'object' && module !== null && 'default' in module;
}

/** The size a picture asks for, in pixels at 100 %, from its opening tag. */
function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const tag = svg.slice(0, svg.indexOf('>'));
  const [, , width = 0, height = 0] = (/\sviewBox="([^"]*)"/.exec(tag)?.[1] ?? '').trim().split(/[\s,]+/).map(Number);
  if (width > 0 && height > 0) return { width, height };
  const named = (name: string): number => parseFloat(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(tag)?.[1] ?? '');
  return { width: named('width') || 300, height: named('height') || 150 };
}
