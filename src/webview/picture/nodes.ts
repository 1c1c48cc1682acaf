import type { PictureBox } from '../../protocol/picture.ts';
import { nameInText } from '../nameInText.ts';

/**
 * How Mermaid 12.3.0 names what it draws: the picture's own id, the kind of element, the id of the text, and a number. Subgraphs
 * have no kind and no number.
 */
const drawn = /^(?:flowchart|state|classId|entity)-(.+)-\d+$/s;
const nodes = 'g.node[id], g.cluster[id], g.statediagram-cluster[data-id]';
/** Participants, above and below their line of life; without that line, which is as long as the picture. */
const participants = '.actor-top[name], .actor-bottom[name]';

/** The elements of a picture that are nodes of its diagram, by the ids of the diagram's text. */
export function nodesOf(picture: SVGSVGElement): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>();
  const add = (id: string | undefined, element: Element): void => {
    if (id === undefined) return;
    const known = found.get(id);
    if (known) known.push(element);
    else found.set(id, [element]);
  };
  for (const element of picture.querySelectorAll(nodes)) add(idOf(element, picture.id), element);
  for (const element of picture.querySelectorAll(participants)) add(element.getAttribute('name') ?? undefined, element);
  return found;
}

/**
 * What the text calls the node at a place of the frame, the innermost where several are; a note is called by its state. Undefined where
 * there is none, or none with a name that can be said.
 */
export function nodeAt(picture: SVGSVGElement, x: number, y: number): string | undefined {
  const hit = [...nodesOf(picture)].flatMap(([id, elements]) =>
    elements.flatMap((element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom ? [{ id, title: titleOf(element), area: width * height }] : [];
    }),
  );
  const [innermost] = hit.sort((one, other) => one.area - other.area);
  return innermost && nameInText(innermost.id, innermost.title);
}

function titleOf(element: Element): string {
  return element.querySelector(':scope > .cluster-label')?.textContent?.trim() ?? '';
}

function idOf(element: Element, picture: string): string | undefined {
  const given = element.getAttribute('data-id');
  if (given !== null) return given;
  const name = element.id.startsWith(`${picture}-`) ? element.id.slice(picture.length + 1) : element.id;
  return element.classList.contains('cluster') ? name : drawn.exec(name)?.[1];
}

/** The boxes of an element's places, in the pixels of the picture that lies on `paper`. */
export function boxOn(paper: HTMLElement, element: Element): PictureBox {
  const whole = paper.getBoundingClientRect();
  const scale = whole.width / Math.max(1, paper.offsetWidth);
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: (left - whole.left) / scale, y: (top - whole.top) / scale, width: width / scale, height: height / scale };
}
