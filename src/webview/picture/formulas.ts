const space = 'http://www.w3.org/2000/svg';

/** Room around a formula: its letters lean over their boxes. */
const slack = 4;

/**
 * A formula for a picture that is taken out: as it is for viewers that show HTML inside an SVG, and as a line of text for all others, which take
 * the next child of a `switch`.
 * @param box its place in the picture
 */
export function portableFormula(formula: Element, box: DOMRect): SVGElement {
  const { color, fontSize, fontFamily } = getComputedStyle(formula);
  const [choice, foreign, text] = [make('switch', {}), make('foreignObject', { x: box.x - slack, y: box.y - slack, width: box.width + 2 * slack, height: box.height + 2 * slack }), make('text', { x: box.x, y: box.y + box.height * 0.7 })];
  // Whoever shows no HTML passes over what requires it.
  foreign.setAttribute('requiredExtensions', 'http://www.w3.org/1999/xhtml');
  const body = document.createElement('div');
  body.setAttribute('style', `margin: ${slack}px; width: max-content; line-height: 1; color: ${color}; font-size: ${fontSize}; font-family: ${fontFamily};`);
  body.append(bareFormula(formula));
  foreign.append(body);
  text.setAttribute('style', `fill: ${color}; font-size: ${fontSize}; font-family: ${fontFamily}; text-anchor: start;`);
  text.textContent = lineOf(formula);
  choice.append(foreign, text);
  return choice;
}

/** What says how a formula looks and can hold no address. */
const plainAttribute = /^(?:accent|accentunder|columnalign|columnlines|columnspacing|depth|display|displaystyle|fence|form|height|largeop|linethickness|lspace|mathcolor|mathsize|mathvariant|maxsize|minsize|movablelimits|rowalign|rowlines|rowspacing|rspace|scriptlevel|separator|stretchy|symmetric|voffset|width)$/;

/** A copy with nothing in it but MathML: whoever opens the file has no walls around it. */
function bareFormula(formula: Element): Element {
  const copy = document.createElementNS(formula.namespaceURI, formula.localName);
  for (const { name, value } of formula.attributes) if (plainAttribute.test(name)) copy.setAttribute(name, value);
  for (const child of formula.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    else if (child instanceof Element && child.namespaceURI === formula.namespaceURI && /^m(?!action$)/.test(child.localName)) copy.append(bareFormula(child));
  }
  return copy;
}

function make(name: string, numbers: Readonly<Record<string, number>>): SVGElement {
  const made = document.createElementNS(space, name);
  for (const [attribute, value] of Object.entries(numbers)) made.setAttribute(attribute, String(Math.round(value * 100) / 100));
  return made;
}

/** How the parts of a formula are written in a line. */
const inLine: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  msup: ([base = '', above = '']) => `${base}^${grouped(above)}`,
  msub: ([base = '', below = '']) => `${base}_${grouped(below)}`,
  msubsup: ([base = '', below = '', above = '']) => `${base}_${grouped(below)}^${grouped(above)}`,
  munderover: ([base = '', below = '', above = '']) => `${base}_${grouped(below)}^${grouped(above)}`,
  munder: ([base = '', below = '']) => `${base}_${grouped(below)}`,
  mfrac: ([over = '', under = '']) => `${grouped(over)}/${grouped(under)}`,
  msqrt: (parts) => `√${grouped(parts.join(''))}`,
  mroot: ([inner = '', degree = '']) => `${degree}√${grouped(inner)}`,
};

function lineOf(formula: Element): string {
  if (formula.childElementCount === 0) return (formula.textContent ?? '').trim();
  const parts = [...formula.children].map(lineOf);
  return inLine[formula.localName]?.(parts) ?? parts.join('');
}

function grouped(part: string): string {
  return [...part].length <= 1 ? part : `(${part})`;
}
