import type { Browser } from 'playwright-core';
import { flowchart, largePictures } from '../../webview/largePictures.ts';
import type { Time } from '../times.ts';
import type { Contestant } from './contestants.ts';

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

/** What is drawn: one diagram of a document, and the same text after a keystroke. */
interface Drawn {
  readonly name: string;
  readonly source: string;
  typed(key: number): string;
}

const nodesOf = (nodes: number): Drawn => ({ name: `${nodes} nodes`, source: flowchart(nodes), typed: (key) => typed(flowchart(nodes), key) });

/** A large picture of another kind; a keystroke changes `before`, which the text must have. */
function large(kind: string, name: string, before: string): Drawn {
  const source = largePictures.find((picture) => picture.name === kind)?.source;
  if (source?.includes(before) !== true) throw new Error(`no large picture of ${kind} with ${before}`);
  return { name, source, typed: (key) => source.replace(before, `${before}${key}`) };
}

const messages = large('sequence', 'sequence of 100 messages', 'message 1');
const entities = large('er', '30 entities', 'int count');

/** From a changed text to its new picture, in a document of so many diagrams; the third keystroke, so that all code has run before. */
function keystroke(drawn: Drawn, diagrams: number): Measure {
  return {
    name: `keystroke, ${drawn.name}, ${diagrams === 1 ? 'alone' : `one of ${diagrams} diagrams`}`,
    async run(browser, contestant) {
      const looked = Math.floor(diagrams / 2);
      const document = (text: string): readonly string[] => Array.from({ length: diagrams }, (_, index) => `${index === looked ? text : drawn.source}\n%% ${index}`);
      const opened = await contestant.open(browser, document(drawn.source), looked);
      for (const key of [1, 2]) await opened.show(document(drawn.typed(key)), looked);
      const took = await timed(browser, () => opened.show(document(drawn.typed(3)), looked));
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

const [small, middle, big] = [nodesOf(20), nodesOf(200), nodesOf(500)];

export const measures: readonly Measure[] = [
  keystroke(small, 1), keystroke(small, 20), keystroke(middle, 1), keystroke(big, 1), keystroke(messages, 1), keystroke(entities, 1),
  unanswered(500),
];
