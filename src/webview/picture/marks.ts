import type { PictureBox } from '../../protocol/picture.ts';
import { search } from './search.ts';

/** The marks over the places of a text that is searched. */
export interface Marks {
  readonly query: string;
  /** Marks all places of a text and gives them in the picture's own pixels. */
  find(query: string): readonly PictureBox[];
  /** Which one is looked at. */
  current(index: number): void;
}

/** @param paper what the picture lies on: it may be moved and scaled, and marks with it */
export function makeMarks(paper: HTMLElement): Marks {
  let query = '';
  let shown: readonly HTMLElement[] = [];
  return {
    get query() {
      return query;
    },
    find(wanted) {
      query = wanted;
      for (const mark of shown) mark.remove();
      const picture = paper.querySelector('svg');
      const { left, top, width } = paper.getBoundingClientRect();
      const scale = width / Math.max(1, paper.offsetWidth);
      const boxes = (picture ? search(picture, wanted) : []).map((box) => ({ x: (box.left - left) / scale, y: (box.top - top) / scale, width: box.width / scale, height: box.height / scale }));
      shown = boxes.map((box) => markAt(box));
      paper.append(...shown);
      return boxes;
    },
    current: (index) => shown.forEach((mark, at) => mark.classList.toggle('current', at === index)),
  };
}

function markAt({ x, y, width, height }: PictureBox): HTMLElement {
  const mark = document.createElement('div');
  mark.className = 'mark';
  Object.assign(mark.style, { left: `${x - 2}px`, top: `${y - 1}px`, width: `${width + 4}px`, height: `${height + 2}px` });
  return mark;
}
