import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, CDPSession } from 'playwright-core';
import { openPanel } from '../../webview/panelDriver.ts';

/** After so many pictures: used JavaScript heap of the panel's page and its frames, and resident memory of all processes that draw; bytes. */
export interface Sample {
  readonly pictures: number;
  readonly heap: number;
  readonly resident: number;
}

/** Draws so many different texts in one panel, and looks at its memory after each hundred, garbage collected. */
export async function memoryOverPictures(browser: Browser, pictures: number): Promise<readonly Sample[]> {
  const panel = await openPanel(browser, { timeoutSeconds: 60 });
  const samples: Sample[] = [];
  for (let drawn = 0; drawn <= pictures; drawn += 1) {
    await panel.draw(`flowchart LR\n${Array.from({ length: 10 }, (_, index) => `  a${index}["Step ${index} of ${drawn}"] --> a${index + 1}`).join('\n')}`);
    if (drawn % 100 === 0) {
      const heap = await heapOf(panel.page.context(), [panel.page, await panel.frame('painter'), await panel.frame('picture')]);
      samples.push({ pictures: drawn, heap, resident: await residentOf(browser) });
    }
  }
  await panel.close();
  return samples;
}

async function heapOf(context: BrowserContext, targets: readonly Parameters<BrowserContext['newCDPSession']>[0][]): Promise<number> {
  let sum = 0;
  for (const target of targets) {
    const session = await context.newCDPSession(target);
    await collect(session);
    sum += (await session.send('Runtime.getHeapUsage')).usedSize;
    await session.detach();
  }
  return sum;
}

/** Twice, because what the first round frees may hold more. */
async function collect(session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
}

async function residentOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pageSize = 4_096;
  const drawing = processInfo.filter(({ type }) => type === 'renderer');
  return drawing.reduce((sum, { id }) => sum + Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * pageSize, 0);
}

/** Bytes that each picture adds, by least squares over the samples. */
export function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ pictures }) => pictures)), mean(samples.map(of))];
  const over = samples.reduce((sum, sample) => sum + (sample.pictures - x) * (of(sample) - y), 0);
  return over / samples.reduce((sum, { pictures }) => sum + (pictures - x) ** 2, 0);
}
