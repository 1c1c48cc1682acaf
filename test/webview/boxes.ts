import type { Frame } from 'playwright-core';

/** A box on the screen, in pixels. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What holds labels, as large as its shapes are, and the labels in it. */
export interface Held {
  readonly holder: Box;
  readonly labels: readonly Box[];
}

/** The boxes of what holds labels (a selector), and of the labels in them. */
export function boxesIn(frame: Frame, holders: string): Promise<readonly Held[]> {
  return frame.evaluate((selector) => {
    const boxOf = (element: Element): Box => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { text: element.textContent?.trim() ?? '', left, top, right, bottom };
    };
    const shapes = 'rect, polygon, path, circle, ellipse';
    return [...document.querySelectorAll(selector)].map((holder) => {
      const shape = [...holder.querySelectorAll(shapes)].map(boxOf).reduce((all, box) => ({
        text: all.text, left: Math.min(all.left, box.left), top: Math.min(all.top, box.top), right: Math.max(all.right, box.right), bottom: Math.max(all.bottom, box.bottom),
      }));
      const labels = [...holder.querySelectorAll('foreignObject span, foreignObject p, text')].filter((label) => label.textContent?.trim() !== '');
      return { holder: { ...shape, text: holder.textContent?.trim() ?? '' }, labels: labels.map(boxOf) };
    });
  }, holders);
}

/** The boxes of all texts of the picture that are to be seen; a text that has several lines is one of them. */
export function textsIn(frame: Frame): Promise<readonly Box[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll('#paper text, #paper foreignObject div')]
      .filter((text) => text.textContent?.trim() !== '' && text.querySelector('div') === null)
      .map((text) => {
        const { left, top, right, bottom } = text.getBoundingClientRect();
        return { text: text.textContent?.trim() ?? '', left, top, right, bottom };
      })
      .filter(({ left, right }) => right > left),
  );
}

export function isWithin(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}

/** Whether two boxes cover more of each other than `slack` pixels, in both directions. */
export function overlap(a: Box, b: Box, slack = 0.5): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
}
