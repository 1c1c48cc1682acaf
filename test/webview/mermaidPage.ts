import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Mermaid, MermaidConfig } from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { mermaidBuild, mermaidModules } from '../../src/build/mermaidPacks.ts';
import type { Patch } from '../../src/build/mermaidPatch/patch.ts';

/** A page that draws with Mermaid: changed by patches and otherwise as it is shipped, or without any as it is published. */
export async function openMermaid(browser: Browser, patches: readonly Patch[]): Promise<Page> {
  const files = patches.length === 0 ? await asItIs() : await asShipped(patches);
  const page = await browser.newPage();
  await page.addInitScript('globalThis.__name = (named) => named; globalThis.archnotesImport = (name) => import(`/${name}`)');
  await page.clock.setFixedTime(new Date('2026-11-02T09:00:00Z'));
  await page.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body = files.get(name);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><title>Mermaid</title>' });
    return body ? route.fulfill({ contentType: 'text/javascript', body: Buffer.from(body) }) : route.abort();
  });
  await page.goto('http://localhost:1/');
  return page;
}

async function asItIs(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build(mermaidBuild);
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

async function asShipped(patches: readonly Patch[]): Promise<ReadonlyMap<string, string>> {
  const { modules } = await mermaidModules({ dev: false }, patches);
  return new Map([...modules].map(([name, { text }]) => [name, text]));
}

export interface Drawing {
  /** Undefined where Mermaid refuses the text. */
  readonly svg: string | undefined;
  readonly kind: string;
  /** Why it refuses; empty where it does not. */
  readonly refusal: string;
}

/** What Mermaid makes of each text, one after the other, settings made once for all as a panel does; the same chance in each. */
export function drawAll(page: Page, sources: readonly string[], config: MermaidConfig): Promise<readonly Drawing[]> {
  return page.evaluate(async (order) => {
    const address = '/mermaid.js';
    const { default: mermaid }: { readonly default: Mermaid } = await import(address);
    mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, ...order.config });
    const drawings: { svg: string | undefined; kind: string; refusal: string }[] = [];
    for (const source of order.sources) {
      let chance = 1;
      Math.random = () => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
      const drawing = mermaid.render('same', source).then(({ svg, diagramType }) => ({ svg, kind: diagramType, refusal: '' }));
      drawings.push(await drawing.catch((error: unknown) => ({ svg: undefined, kind: '', refusal: String(error) })));
    }
    return drawings;
  }, { sources, config });
}
