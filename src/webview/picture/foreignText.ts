import { portableFormula } from './formulas.ts';

const space = 'http://www.w3.org/2000/svg';

/**
 * Puts SVG text in the place of all HTML of a picture that is laid out in the page, line by line where the browser has set it. HTML inside an
 * SVG is shown by browsers only. Formulas are no text: see {@link portableFormula}.
 */
export function foreignToText(picture: SVGSVGElement): void {
  for (const foreign of [...picture.querySelectorAll('foreignObject')]) {
    const toPicture = foreign.getScreenCTM()?.inverse();
    if (toPicture === undefined) continue;
    const group = picture.ownerDocument.createElementNS(space, 'g');
    for (const element of foreign.querySelectorAll(':not(math, math *)')) group.append(...backgroundOf(element, toPicture));
    for (const line of linesOf(foreign)) group.append(textOf(line, toPicture));
    for (const formula of foreign.querySelectorAll('math')) group.append(portableFormula(formula, boxIn(toPicture, formula.getBoundingClientRect())));
    // Beside some HTML stands what a viewer shows that cannot show HTML, in another layout.
    const whole = foreign.parentElement?.localName === 'switch' ? foreign.parentElement : foreign;
    whole.replaceWith(group);
  }
}

/** What hides the edge behind its label. */
function backgroundOf(element: Element, toPicture: DOMMatrix): readonly SVGRectElement[] {
  const { backgroundColor } = getComputedStyle(element);
  if (/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return [];
  const box = boxIn(toPicture, element.getBoundingClientRect());
  const rect = document.createElementNS(space, 'rect');
  rect.setAttribute('style', `fill: ${backgroundColor}; stroke: none;`);
  for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.width, height: box.height })) rect.setAttribute(name, round(value));
  return [rect];
}

function boxIn(toPicture: DOMMatrix, { left, top, right, bottom }: DOMRect): DOMRect {
  const start = new DOMPoint(left, top).matrixTransform(toPicture);
  const end = new DOMPoint(right, bottom).matrixTransform(toPicture);
  return new DOMRect(start.x, start.y, end.x - start.x, end.y - start.y);
}

interface Line {
  readonly text: string;
  readonly box: DOMRect;
  readonly style: CSSStyleDeclaration;
}

/** The pieces of text of one style on one line each. */
function linesOf(foreign: Element): readonly Line[] {
  const walker = foreign.ownerDocument.createTreeWalker(foreign, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement && node.data.trim() !== '' && node.parentElement.closest('math') === null) lines.push(...linesOfText(node, getComputedStyle(node.parentElement)));
  }
  return lines;
}

function linesOfText(node: Text, style: CSSStyleDeclaration): readonly Line[] {
  const lines: { text: string; box: DOMRect }[] = [];
  const range = document.createRange();
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += character.length));
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    const isSpace = character.trim() === '';
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) {
      last.text += isSpace ? ' ' : character;
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else if (!isSpace) lines.push({ text: character, box });
  }
  // A space at an end of a text is not drawn.
  return lines.map((line) => ({ ...line, text: line.text.trimEnd(), style }));
}

function textOf({ text, box, style }: Line, toPicture: DOMMatrix): SVGTextElement {
  const made = document.createElementNS(space, 'text');
  const place = boxIn(toPicture, box);
  const size = parseFloat(style.fontSize);
  const attributes = {
    x: round(place.x),
    // Letters stand so far below the middle of their line in most fonts; `dominant-baseline` is not known to every viewer.
    y: round(place.y + place.height / 2 + size * 0.35),
    style: `fill: ${style.color}; font-size: ${style.fontSize}; font-weight: ${style.fontWeight}; font-style: ${style.fontStyle}; font-family: ${style.fontFamily}; text-anchor: start;`,
  };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
