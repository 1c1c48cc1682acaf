import type { Browser } from 'playwright-core';
import { flowchart } from '../../webview/largePictures.ts';
import type { Contestant, Opened } from './contestants.ts';

/** Milliseconds on the clock, and of processor time in all processes of the browser; the second hardly depends on what else the machine does. */
export interface Time {
  readonly clock: number;
  readonly processor: number;
}

/** What is measured; one run of it. */
export interface Measure {
  readonly name: string;
  run(browser: Browser, contestant: Contestant): Promise<Time>;
}

async function timed(browser: Browser, action: () => Promise<void>): Promise<Time> {
  const [used, began] = [await processorTime(browser), performance.now()];
  await action();
  return { clock: performance.now() - began, processor: (await processorTime(browser)) - used };
}

async function processorTime(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
}

/** A keystroke: another number in one label. */
const typed = (source: string, key: number): string => source.replace('"Node 1"', `"Node 1 ${key}"`);

/** From opening the page to the picture. */
function first(nodes: number): Measure {
  return {
    name: `first picture, ${nodes} nodes`,
    async run(browser, contestant) {
      let opened: Opened | undefined;
      const took = await timed(browser, async () => {
        opened = await contestant.open(browser, [flowchart(nodes)], 0);
      });
      await opened?.close();
      return took;
    },
  };
}

/** From a changed text to its new picture, in a document of so many diagrams; the third keystroke, so that all code has run before. */
function keystroke(nodes: number, diagrams: number): Measure {
  return {
    name: `keystroke, ${nodes} nodes, ${diagrams === 1 ? 'alone' : `one of ${diagrams} diagrams`}`,
    async run(browser, contestant) {
      const looked = Math.floor(diagrams / 2);
      const sources = Array.from({ length: diagrams }, (_, index) => `${flowchart(nodes)}\n%% ${index}`);
      const after = (key: number): readonly string[] => sources.map((source, index) => (index === looked ? typed(source, key) : source));
      const opened = await contestant.open(browser, sources, looked);
      for (const key of [1, 2]) await opened.show(after(key), looked);
      const took = await timed(browser, () => opened.show(after(3), looked));
      await opened.close();
      return took;
    },
  };
}

/** The longest that the page in which one scrolls and picks cannot answer, while another text of so many nodes is drawn. */
function unanswered(nodes: number): Measure {
  return {
    name: `longest time the page does not answer, ${nodes} nodes`,
    async run(browser, contestant) {
      const source = flowchart(nodes);
      const opened = await contestant.open(browser, [source], 0);
      await opened.page.evaluate(() => {
        const state = { longest: 0, last: performance.now() };
        Object.assign(window, { answering: state });
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const now = performance.now();
          state.longest = Math.max(state.longest, now - state.last);
          state.last = now;
          setTimeout(() => channel.port2.postMessage(0), 4);
        };
        channel.port2.postMessage(0);
      });
      const { processor } = await timed(browser, () => opened.show([typed(source, 1)], 0));
      // The turn after the picture belongs to it too.
      const longest = await opened.page.evaluate(() => new Promise<number>((resolve) => setTimeout(() => resolve(Number(Reflect.get(Reflect.get(window, 'answering'), 'longest'))), 50)));
      await opened.close();
      return { clock: longest, processor };
    },
  };
}

export const measures: readonly Measure[] = [
  first(20), first(200), first(500),
  keystroke(20, 1), keystroke(20, 20), keystroke(200, 1), keystroke(500, 1),
  unanswered(500),
];
