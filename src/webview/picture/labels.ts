/** A label of a picture as one line of text, and where in the picture its characters stand. */
export interface Label {
  readonly text: string;
  /** The box on the screen of some of its characters. */
  box(start: number, end: number): DOMRect;
}

/** All labels of a picture: each SVG text, or HTML inside the SVG, is one, with its lines joined by spaces. */
export function labelsOf(picture: Element): readonly Label[] {
  const outermost = [...picture.querySelectorAll('text, foreignObject')].filter((element) => element.parentElement?.closest('text, foreignObject') === null);
  return outermost.map((element) => labelOf(element)).filter(({ text }) => text.trim() !== '');
}

interface Piece {
  readonly node: Text;
  /** Where in the label's text the node's begins. */
  readonly at: number;
}

function labelOf(element: Element): Label {
  const pieces: Piece[] = [];
  let text = '';
  let line: Element | null = null;
  for (const node of textNodes(element)) {
    const own = lineOf(node);
    if (text !== '' && own !== line) text += ' ';
    line = own;
    pieces.push({ node, at: text.length });
    // One character for another, so that places stay.
    text += node.data.replace(/\s/g, ' ');
  }
  return { text, box: (start, end) => boxOf(pieces, start, end) };
}

function textNodes(element: Element): readonly Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.data !== '' && node.parentElement?.closest('style, title, desc') === null) found.push(node);
  }
  return found;
}

/** What begins a line of its own: a `tspan` with a place, or a block of HTML. */
function lineOf(node: Text): Element | null {
  return node.parentElement?.closest('tspan[x], text, p, div, li, tr') ?? null;
}

function boxOf(pieces: readonly Piece[], start: number, end: number): DOMRect {
  const touched = pieces.filter(({ node, at }) => at < end && at + node.length > start);
  const boxes = touched.map(({ node, at }) => {
    const range = document.createRange();
    range.setStart(node, Math.max(0, start - at));
    range.setEnd(node, Math.min(node.length, end - at));
    return range.getBoundingClientRect();
  });
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return new DOMRect(left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top);
}
