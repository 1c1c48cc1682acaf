import { basename } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Mermaid, MermaidConfig } from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { cytoscapeForLayout } from '../../src/build/mermaidCytoscape.ts';
import { mermaidBuild } from '../../src/build/mermaidPacks.ts';
import { apartParser } from '../../src/build/mermaidParser.ts';
import { patchMermaid } from '../../src/build/mermaidPatch.ts';
import type { Patch } from '../../src/build/mermaidPatch/patch.ts';

/** A page that draws with Mermaid, changed by patches and with its parser and Cytoscape taken apart, or as it is. */
export async function openMermaid(browser: Browser, patches: readonly Patch[]): Promise<Page> {
  const options: BuildOptions = { ...mermaidBuild, plugins: patches.length === 0 ? [] : [patchMermaid(patches), apartParser(), cytoscapeForLayout()] };
  const { outputFiles = [] } = await build(options);
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const page = await browser.newPage();
  await page.addInitScript('globalThis.__name = (named) => named');
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

export interface Drawing {
  /** Undefined where Mermaid refuses the text. */
  readonly svg: string | undefined;
  readonly kind: string;
  /** Why it refuses; empty where it does not. */
  readonly refusal: string;
}

/** What Mermaid makes of each text, by itself; the same chance in each. */
export function drawAll(page: Page, sources: readonly string[], config: MermaidConfig): Promise<readonly Drawing[]> {
  return page.evaluate(async (order) => {
    const address = '/mermaid.js';
    const { default: mermaid }: { readonly default: Mermaid } = await import(address);
    const drawings: { svg: string | undefined; kind: string; refusal: string }[] = [];
    for (const source of order.sources) {
      let chance = 1;
      Math.random = () => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
      mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, ...order.config });
      const drawing = mermaid.render('same', source).then(({ svg, diagramType }) => ({ svg, kind: diagramType, refusal: '' }));
      drawings.push(await drawing.catch((error: unknown) => ({ svg: undefined, kind: '', refusal: String(error) })));
    }
    return drawings;
  }, { sources, config });
}
