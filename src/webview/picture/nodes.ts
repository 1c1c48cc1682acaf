import type { PictureBox } from '../../protocol/picture.ts';

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
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), element]);
  };
  for (const element of picture.querySelectorAll(nodes)) add(idOf(element, picture.id), element);
  for (const element of picture.querySelectorAll(participants)) add(element.getAttribute('name') ?? undefined, element);
  return found;
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
