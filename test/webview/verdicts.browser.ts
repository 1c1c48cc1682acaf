import assert from 'node:assert/strict';
import { launchBrowser } from '../harness/browser.ts';
import { brokenTexts } from '../core/mermaid/brokenTexts.ts';
import { mermaidJudge } from '../core/mermaid/judge.ts';
import { largePictures } from './largePictures.ts';
import { drawAll, openMermaid } from './mermaidPage.ts';
import { shippedDiagrams } from './shippedDiagrams.ts';

const whole = [...shippedDiagrams, ...largePictures].map(({ source }) => source);
const broken = brokenTexts.map((marked) => marked.replace(/[«»]/g, ''));

describe('Mermaid as a judge, without a browser', function () {
  this.timeout(180_000);

  it(`accepts and refuses what Mermaid draws and refuses in a browser: ${whole.length} whole texts, ${broken.length} broken ones`, async () => {
    const judge = mermaidJudge();
    const browser = await launchBrowser();
    const texts = [...whole, ...broken];
    const drawings = await drawAll(await openMermaid(browser, []), texts, {});
    await browser.close();
    const [drawn, judged] = [drawings.map(({ svg }) => svg !== undefined), texts.map((text) => judge(text) === undefined)];
    assert.deepEqual(texts.filter((_, index) => drawn[index] !== judged[index]), [], 'they differ');
    assert.deepEqual(drawn, texts.map((_, index) => index < whole.length));
  });
});
