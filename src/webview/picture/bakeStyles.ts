/** What SVG lets an attribute say, and children inherit. */
const inherited = [
  'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order',
  'font-family', 'font-size', 'font-style', 'font-weight', 'letter-spacing', 'text-anchor', 'visibility',
] as const;
/** The same for what they do not inherit, with the value that needs no saying. */
const own = { opacity: '1', display: 'inline', 'dominant-baseline': 'auto', 'text-decoration-line': 'none', 'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1', 'clip-path': 'none', mask: 'none', filter: 'none', 'marker-start': 'none', 'marker-mid': 'none', 'marker-end': 'none' } as const;
/** What is called otherwise as an attribute. */
const attributeNames: Readonly<Record<string, string>> = { 'text-decoration-line': 'text-decoration' };

/**
 * Writes what the styles of a picture come to into attributes, and takes the style sheets out: most viewers of SVG understand only a part of
 * CSS, and pictures that stand in one page would style each other. The picture has to be in the page.
 */
export function bakeStyles(picture: SVGSVGElement): void {
  const elements = [picture, ...picture.querySelectorAll<SVGElement>('*')].filter((element) => element.localName !== 'style' && element.closest('foreignObject > *') === null);
  const baked = elements.map((element) => [element, attributesOf(element, element === picture)] as const);
  for (const style of picture.querySelectorAll('style')) style.remove();
  for (const [element, attributes] of baked) {
    element.removeAttribute('style');
    for (const [name, value] of attributes) element.setAttribute(name, value);
  }
}

type Attributes = readonly (readonly [name: string, value: string])[];

function attributesOf(element: SVGElement, isRoot: boolean): Attributes {
  const style = getComputedStyle(element);
  const around = isRoot || !element.parentElement ? undefined : getComputedStyle(element.parentElement);
  const said = inherited.flatMap((name): Attributes => {
    const value = style.getPropertyValue(name);
    return value === around?.getPropertyValue(name) && !element.hasAttribute(name) ? [] : [[name, value]];
  });
  const others = Object.entries(own).flatMap(([name, initial]): Attributes => {
    const value = style.getPropertyValue(name);
    return value === initial || (name === 'display' && value !== 'none') ? [] : [[attributeNames[name] ?? name, value]];
  });
  return [...said, ...others].map(([name, value]) => [name, attributeValue(value)]);
}

/** Computed values in the spelling that every viewer reads: lengths as numbers, addresses without quotes. */
function attributeValue(value: string): string {
  return value.replace(/^(-?[\d.]+)px$/, '$1').replace(/url\("(#[\w-]+)"\)/g, 'url($1)');
}
