import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { printPage } from '../../src/vscode/diagram/export/printPage.ts';
import { launchBrowser } from '../harness/browser.ts';
import { boxesIn, isWithin, textsIn, type Box } from './boxes.ts';
import { hostileSources } from './hostile/hostileSources.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';
import { differenceOf, pngSize, resvgPng } from './rasters.ts';

const sources = join(__dirname, 'sources');
const samples: readonly (readonly [name: string, source: string])[] = [
  ...readdirSync(sources).map((file) => [file, readFileSync(join(sources, file), 'utf8')] as const),
  ['markdown labels', 'flowchart LR\n  a["`**굵은** 글씨와 _기울임_\n  두 번째 줄`"] -->|"one<br/>two"| b{"#lt;b#gt; & co"}'],
  ['HTML labels', 'flowchart LR\n  a["<b>굵은</b> 글씨<br/>second <i>line</i>"] --> b["plain"]\n  click b href "https://example.com/b"'],
  ['journey', 'journey\n  title 주문 여정\n  section 주문 단계\n    상품 담기: 5: 고객\n    결제하기 오래 걸리는 긴 이름: 3: 고객, 시스템'],
];

const address = 'http://viewer.local/picture.svg';

describe('pictures that are taken out', function () {
  this.timeout(120_000);
  let browser: Browser;
  let panel: PanelDriver;
  /** A page without any policy: what an exported picture could do, it does here. */
  let viewer: Page;
  let requests: string[];
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser, { width: 2_400, height: 1_800 });
    const context = await browser.newContext({ viewport: { width: 1_400, height: 1_000 } });
    requests = [];
    await context.route('**/*', (route) => {
      if (route.request().url() !== address) requests.push(route.request().url());
      return route.fulfill({ body: shown, contentType: 'image/svg+xml' });
    });
    viewer = await context.newPage();
    // tsx names functions with a helper of its own, which the browser does not have.
    await viewer.addInitScript('globalThis.__name = (named) => named');
    viewer.on('dialog', (dialog) => {
      requests.push('dialog');
      return dialog.dismiss();
    });
  });
  after(() => browser.close());

  let shown = '';
  /** Opens an SVG as the document of the viewer, where its scripts would run. */
  const open = async (svg: string): Promise<void> => {
    shown = svg;
    requests.length = 0;
    await viewer.goto(address);
  };
  const svgOf = async (source: string, look: Parameters<PanelDriver['render']>[1] = {}): Promise<string> => {
    const outcome = await panel.render(source, look);
    assert.equal(outcome.type, 'rendered', JSON.stringify(outcome).slice(0, 300));
    return 'data' in outcome ? outcome.data : '';
  };
  const pngOf = svgOf;

  for (const [name, source] of samples) {
    it(`${name}: the SVG is text, needs nothing else, and looks elsewhere as it does in the panel`, async () => {
      const svg = await svgOf(source, { background: 'theme' });
      assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      assert.doesNotMatch(svg, /<foreignObject|<script|<iframe|@import|url\((?!["']?#)/i);
      await open(svg);
      const nodes = (await boxesIn(viewer.mainFrame(), 'g.node:has(.label), g:has(> rect.actor, > rect.note)')).filter(({ labels }) => labels.length > 0);
      for (const { holder, labels } of nodes) for (const label of labels) assert.ok(isWithin(label, holder), `“${label.text}” sticks out of its box`);
      await panel.draw(source);
      await panel.page.locator('.stage').focus();
      await panel.page.keyboard.press('0');
      const before = lettersOf(await textsIn(await panel.frame('picture')));
      const after = lettersOf(await viewer.evaluate(() => [...document.querySelectorAll('text')].map((text) => ({ text: text.textContent ?? '' }))));
      assert.deepEqual(after, before, 'the same letters');
      const seen = await differenceOf(viewer, await pictureOnScreen(panel), await pngOf(source, { format: 'png', background: 'theme' }));
      assert.ok(seen.mean < 2 && seen.most < 40, `it is not what the panel shows: ${JSON.stringify(seen)}`);
      const own = await pngOf(source, { format: 'png', background: 'white', theme: 'light' });
      const other = await resvgPng(await svgOf(source, { background: 'white', theme: 'light' }));
      const difference = await differenceOf(viewer, own, other);
      assert.ok(difference.mean < 2 && difference.most < 40, `resvg draws it otherwise: ${JSON.stringify(difference)}`);
    });
  }

  it('a formula stays one where HTML is shown, and is a line of text elsewhere', async () => {
    const source = 'flowchart LR\n  a["$$\\\\frac{a+1}{\\\\sqrt{2}}x^2$$"] --> b[plain]';
    const svg = await svgOf(source, { background: 'theme' });
    await open(svg);
    assert.equal(await viewer.evaluate(() => document.querySelectorAll('math mfrac').length), 1, svg);
    assert.equal(await viewer.evaluate(() => document.querySelector('switch > text')?.textContent), '(a+1)/(√2)x^2');
    assert.deepEqual(requests, []);
    await panel.draw(source);
    await panel.page.locator('.stage').focus();
    await panel.page.keyboard.press('0');
    const seen = await differenceOf(viewer, await pictureOnScreen(panel), await pngOf(source, { format: 'png', background: 'theme' }));
    assert.ok(seen.mean < 2 && seen.most < 40, `it is not what the panel shows: ${JSON.stringify(seen)}`);
    const texts = (await resvgPng(svg)).length;
    assert.ok(texts > (await resvgPng(svg.replace(/<text[^>]*>\(a.*?<\/text>/s, ''))).length, 'the line of text is drawn elsewhere');
  });

  it('a picture without its labels would be noticed', async () => {
    const source = samples[0]?.[1] ?? '';
    const own = await pngOf(source, { format: 'png', background: 'white', theme: 'light' });
    const bare = await resvgPng((await svgOf(source, { background: 'white', theme: 'light' })).replace(/<text.*?<\/text>/gs, ''));
    const difference = await differenceOf(viewer, own, bare);
    assert.ok(difference.most >= 40, JSON.stringify(difference));
  });

  it('PNG: as large as asked for, on the background asked for', async () => {
    const source = 'flowchart LR\n  a[주문] --> b';
    const svg = await svgOf(source);
    const [width, height] = [Number(/ width="([\d.]+)"/.exec(svg)?.[1]), Number(/ height="([\d.]+)"/.exec(svg)?.[1])];
    for (const scale of [1, 2, 3, 4]) {
      const png = await pngOf(source, { format: 'png', scale });
      assert.deepEqual(pngSize(png), { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    }
    const corner = async (look: Parameters<PanelDriver['render']>[1]) => cornerOf(viewer, await pngOf(source, { format: 'png', ...look }));
    assert.deepEqual(await corner({ background: 'transparent' }), [0, 0, 0, 0]);
    assert.deepEqual(await corner({ background: 'white', theme: 'dark' }), [255, 255, 255, 255]);
    assert.deepEqual(await corner({ background: 'theme', theme: 'dark' }), [31, 31, 31, 255]);
    assert.deepEqual(await corner({ background: 'theme', theme: 'light' }), [255, 255, 255, 255]);
    assert.deepEqual(await corner({ background: 'theme', theme: 'editor' }), [255, 255, 255, 255]);
    assert.deepEqual(await cornerOf(viewer, await pngOf(`---\nconfig:\n  theme: dark\n---\n${source}`, { format: 'png', background: 'theme' })), [31, 32, 32, 255]);
  });

  it('the colours are those asked for, and a theme of the diagram itself goes before', async () => {
    const source = 'flowchart LR\n  a --> b';
    const svgs = await Promise.all((['editor', 'light', 'dark'] as const).map(async (theme) => svgOf(source, { theme })));
    assert.notEqual(svgs[1], svgs[2]);
    const forest = (theme: 'light' | 'dark'): Promise<string> => svgOf(`---\nconfig:\n  theme: forest\n---\n${source}`, { theme });
    assert.equal(await forest('light'), await forest('dark'));
  });

  it('more pixels than can be drawn are refused with their number', async () => {
    const wide = `flowchart LR\n${Array.from({ length: 120 }, (_, index) => `  n${index}[A node with a name] --> n${index + 1}[A node with a name]`).join('\n')}`;
    const outcome = await panel.render(wide, { format: 'png', scale: 4 });
    assert.ok(outcome.type === 'tooManyPixels', outcome.type);
    assert.ok(outcome.width > 16_384 && outcome.height > 0);
    assert.equal((await panel.render(wide, { format: 'svg' })).type, 'rendered');
  });

  it('what Mermaid cannot draw is said, and what is shown is not touched', async () => {
    await panel.draw('flowchart LR\n  shown');
    const outcome = await panel.render('flowchart LR\n  a --> --> b');
    assert.ok(outcome.type === 'notRendered');
    assert.deepEqual([outcome.failure.reason, outcome.failure.line], ['unexpected', 1]);
    assert.match((await (await panel.frame('picture')).locator('#paper svg').textContent()) ?? '', /shown/);
    assert.equal(await panel.page.locator('.card').isVisible(), false);
  });

  it('links stay links to the web', async () => {
    const svg = await svgOf('flowchart LR\n  a --> b\n  click a href "https://example.com/a"\n  click b href "file:///etc/passwd"');
    assert.match(svg, /<a [^>]*href="https:\/\/example\.com\/a"/);
    assert.doesNotMatch(svg, /file:/);
  });

  it('no hostile text runs anything or asks for anything where its picture is opened', async () => {
    const outcomes = { rendered: 0, refused: 0 };
    await open('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    assert.deepEqual(requests, ['dialog'], 'the viewer would notice');
    for (const source of hostileSources) {
      const outcome = await panel.render(source, { background: 'theme' });
      outcomes[outcome.type === 'rendered' ? 'rendered' : 'refused'] += 1;
      if (outcome.type !== 'rendered') continue;
      await open(outcome.data);
      assert.equal(await viewer.evaluate(() => document.querySelector('parsererror') === null && document.documentElement.localName), 'svg', source);
      assert.deepEqual(requests, [], source);
      assert.equal(await viewer.evaluate(() => document.querySelectorAll('script, iframe, animate, set').length), 0, source);
      assert.deepEqual(await viewer.evaluate(strangersInHtml), [], source);
      const attributes = await viewer.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`)));
      // A class is a name, and leads nowhere: some kinds write the user's words into it.
      assert.deepEqual(attributes.filter((attribute) => /^on|^(xlink:)?href=(?!#|https:|data:image)|^(?!class=).*javascript:/i.test(attribute)), [], source);
    }
    assert.ok(outcomes.rendered > hostileSources.length * 0.7, JSON.stringify(outcomes));
  });

  it('a page to print shows the picture and its title, and can do nothing else', async () => {
    const hostile = '<script>alert(1)</script>"\'&';
    const page = printPage({ language: 'ko', title: hostile, hint: 'Ctrl+P', svg: await svgOf('flowchart LR\n  a[주문] --> b', { theme: 'light', background: 'white' }) });
    const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
    const asked: string[] = [];
    await context.route('**/*', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ body: page, contentType: 'text/html; charset=utf-8' });
    });
    const printed = await context.newPage();
    await printed.goto('http://print.local/');
    assert.equal(await printed.title(), hostile);
    assert.ok((await printed.evaluate(() => document.querySelector('img')?.naturalWidth ?? 0)) > 50);
    assert.equal(await printed.evaluate(() => document.scripts.length), 0);
    await printed.emulateMedia({ media: 'print' });
    assert.equal(await printed.locator('.hint').isVisible(), false);
    assert.deepEqual(asked, ['http://print.local/']);
    await context.close();
  });

  for (const [shape, source] of [['wide', `flowchart LR\n  ${Array.from({ length: 20 }, (_, index) => `n${index}[주문 ${index}]`).join(' --> ')}`], ['tall', `flowchart TD\n  ${Array.from({ length: 30 }, (_, index) => `n${index}[주문 ${index}]`).join(' --> ')}`]] as const) {
    it(`a ${shape} picture is printed whole on one page, upright and across, from a dark theme on white`, async () => {
      await panel.setTheme('dark');
      const svg = await svgOf(source, { theme: 'light', background: 'white' });
      await panel.setTheme('light');
      const folder = await mkdtemp(join(tmpdir(), 'archnotes-print-'));
      const file = join(folder, '주문 흐름.html');
      await writeFile(file, printPage({ language: 'ko', title: '주문 흐름', hint: 'Ctrl+P', svg }));
      const printed = await browser.newPage();
      const asked: string[] = [];
      printed.on('request', (request) => asked.push(request.url()));
      await printed.goto(pathToFileURL(file).toString());
      await printed.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const landscape of [false, true]) {
        const pdf = await printed.pdf({ format: 'A4', landscape, printBackground: false });
        assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length, 1, `landscape: ${landscape}`);
        // The page between margins of 15 mm.
        const [width, height] = landscape ? [1_009, 680] : [680, 1_009];
        await printed.setViewportSize({ width, height });
        const [box, heading] = [await printed.locator('img').boundingBox(), await printed.locator('h1').boundingBox()];
        assert.ok(box && heading);
        assert.ok(box.x >= 0 && box.x + box.width <= width + 1 && box.y >= heading.y + heading.height && box.y + box.height <= height + 1, JSON.stringify(box));
        assert.ok(box.width > width / 2 || box.height > height / 2, `it could be larger: ${JSON.stringify(box)}`);
      }
      assert.equal(await printed.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
      assert.deepEqual(asked.filter((address) => !address.startsWith('data:')), [pathToFileURL(file).toString()]);
      await printed.close();
      await rm(folder, { recursive: true });
    });
  }

  it('many at once are all answered, each once', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => 10_000 + index);
    for (const id of ids) await panel.send({ type: 'render', id, source: `flowchart LR\n  n${id}`, look: { format: 'svg', theme: 'light', background: 'white', scale: 1 }, to: 'host' });
    const answered: number[] = [];
    for (const _id of ids) answered.push((await panel.next('rendered')).id);
    assert.deepEqual(answered, ids);
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});

/** What the panel shows of a picture at 100 %. */
async function pictureOnScreen(panel: PanelDriver): Promise<string> {
  const box = await (await panel.frame('picture')).locator('#paper svg').boundingBox();
  assert.ok(box);
  const clip = { x: Math.round(box.x), y: Math.round(box.y), width: Math.ceil(box.width), height: Math.ceil(box.height) };
  return (await panel.page.screenshot({ clip })).toString('base64');
}

/** The letters of texts, whatever those are split into. */
function lettersOf(texts: readonly Pick<Box, 'text'>[]): string {
  return [...texts.map(({ text }) => text.replace(/\s+/g, '')).join('')].sort().join('');
}

async function cornerOf(page: Page, png: string): Promise<readonly number[]> {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    if (!(canvas instanceof HTMLCanvasElement)) return [];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    return [...(pen?.getImageData(1, 1, 1, 1).data ?? [])];
  }, png);
}

/** What HTML inside a picture holds beside formulas. Runs in the viewer. */
function strangersInHtml(): readonly string[] {
  const isFormula = (element: Element): boolean => element.namespaceURI === 'http://www.w3.org/1998/Math/MathML' && !element.hasAttribute('style') && !element.hasAttribute('href');
  const isFrame = (element: Element): boolean => element.localName === 'div' && element.parentElement?.parentElement?.localName === 'switch' && element.children[0]?.localName === 'math';
  return [...document.querySelectorAll('foreignObject *')].filter((element) => !isFormula(element) && !isFrame(element)).map(({ outerHTML }) => outerHTML);
}
