import type { PictureOrder } from '../messages/pictureOrder.ts';
import type { PictureReport } from '../messages/pictureReport.ts';
import { maxPngPixels, maxPngSide } from '../../protocol/picture.ts';
import { bakeStyles } from './bakeStyles.ts';
import { cleanPicture } from './cleanPicture.ts';
import { foreignToText } from './foreignText.ts';
import { papers } from './papers.ts';
import { withoutAddresses } from './withoutAddresses.ts';

type ExportOrder = Extract<PictureOrder, { type: 'export' }>;

/** A picture as a file: the text of an SVG that needs nothing else, or a PNG of it. Never rejects. */
export async function exportPicture(order: ExportOrder): Promise<PictureReport> {
  const { id, look } = order;
  try {
    const svg = standaloneSvg(order);
    if (look.format === 'svg') return { type: 'exported', id, data: svg };
    const [width, height] = [Math.ceil(order.width * look.scale), Math.ceil(order.height * look.scale)];
    if (width > maxPngSide || height > maxPngSide || width * height > maxPngPixels) return { type: 'tooManyPixels', id, width, height };
    return { type: 'exported', id, data: await png(svg, width, height) };
  } catch (error) {
    return { type: 'notExported', id, detail: String(error).slice(0, 400) };
  }
}

function standaloneSvg(order: ExportOrder): string {
  const picture = cleanPicture(new TextDecoder().decode(order.svg), document);
  if (picture === undefined) throw new Error('Nothing was drawn.');
  const bench = document.createElement('div');
  bench.className = 'bench';
  bench.append(picture);
  document.body.append(bench);
  try {
    picture.setAttribute('width', String(order.width));
    picture.setAttribute('height', String(order.height));
    foreignToText(picture);
    plainMarkers(picture);
    bakeStyles(picture);
    withoutAddresses(picture);
    finish(picture, order);
    // What XML does not allow a text to hold, whatever an HTML parser thinks of it.
    return `${new XMLSerializer().serializeToString(picture).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')}\n`;
  } finally {
    bench.remove();
  }
}

/** Not every viewer knows arrowheads that turn round at a start; where one stands at ends alone it needs not. */
function plainMarkers(picture: SVGSVGElement): void {
  const starts = new Set([...picture.querySelectorAll('[marker-start]')].map((line) => /#([^)"']+)/.exec(line.getAttribute('marker-start') ?? '')?.[1]));
  for (const marker of picture.querySelectorAll('marker[orient="auto-start-reverse"]')) if (!starts.has(marker.id)) marker.setAttribute('orient', 'auto');
}

function finish(picture: SVGSVGElement, order: ExportOrder): void {
  for (const link of picture.querySelectorAll('a[data-href]')) {
    link.setAttribute('href', link.getAttribute('data-href') ?? '');
    link.removeAttribute('data-href');
  }
  const color = backgroundOf(order);
  if (color !== undefined) picture.prepend(backgroundRect(picture, color, order));
}

function backgroundOf({ look, canvas, palette }: ExportOrder): string | undefined {
  if (look.background === 'transparent') return undefined;
  if (look.background === 'white') return '#ffffff';
  return canvas === 'editor' ? palette.background : papers[canvas];
}

function backgroundRect(picture: SVGSVGElement, color: string, { width, height }: ExportOrder): SVGRectElement {
  const { x, y } = picture.viewBox.baseVal;
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height, fill: color, stroke: 'none' })) rect.setAttribute(name, String(value));
  return rect;
}

/** The pixels of an SVG, in base64. An image from data and without HTML in it taints no canvas. */
async function png(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('There is no memory for a canvas of this size.');
  pen.drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}
