import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Page } from 'playwright-core';
import { root } from '../../src/build/root.ts';
import { ensurePart } from '../harness/fetch.ts';
import { fontsPart } from '../harness/parts.ts';

let ready: Promise<readonly Uint8Array[]> | undefined;

/** The pixels (PNG, base64) that a renderer which is no browser makes of an SVG, with the same fonts as the tests' browser. */
export async function resvgPng(svg: string): Promise<string> {
  ready ??= start();
  const fontBuffers = [...(await ready)];
  const rendered = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Noto Sans KR', sansSerifFamily: 'Noto Sans KR' } }).render();
  return Buffer.from(rendered.asPng()).toString('base64');
}

async function start(): Promise<readonly Uint8Array[]> {
  await initWasm(readFileSync(join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm')));
  const fonts = await ensurePart(fontsPart);
  return ['400Regular/NotoSansKR_400Regular.ttf', '700Bold/NotoSansKR_700Bold.ttf'].map((file) => readFileSync(join(fonts, '@expo-google-fonts/noto-sans-kr', file)));
}

/** Width and height of a PNG, from its header. */
export function pngSize(base64: string): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(base64, 'base64');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/**
 * How far two pictures differ in brightness (0 to 255) where both have pixels, looked at in squares of 16 pixels, so that edges of letters do not count but
 * words do: on average over all squares, and in the square that differs most.
 */
export function differenceOf(page: Page, one: string, other: string): Promise<{ readonly mean: number; readonly most: number }> {
  return page.evaluate(
    async ([a, b]) => {
      const decode = async (png: string): Promise<HTMLImageElement> => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        return image;
      };
      const images = [await decode(a ?? ''), await decode(b ?? '')];
      const [width, height] = [Math.min(...images.map((image) => image.width)), Math.min(...images.map((image) => image.height))];
      const squares = (image: HTMLImageElement): readonly number[] => {
        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
        if (!(canvas instanceof HTMLCanvasElement)) return [];
        Object.assign(canvas, { width, height });
        const pen = canvas.getContext('2d');
        if (!pen) return [];
        pen.fillStyle = 'white';
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, width, height);
        const across = Math.ceil(width / 16);
        const sums = Array.from({ length: across * Math.ceil(height / 16) }, () => 0);
        for (let at = 0; at < data.length; at += 4) {
          const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
          const square = Math.floor(y / 16) * across + Math.floor(x / 16);
          sums[square] = (sums[square] ?? 0) + ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3 / 256;
        }
        return sums;
      };
      const [first = [], second = []] = images.map(squares);
      const differences = first.map((value, index) => Math.abs(value - (second[index] ?? 255)));
      return { mean: differences.reduce((sum, value) => sum + value, 0) / differences.length, most: Math.max(...differences) };
    },
    [one, other],
  );
}
