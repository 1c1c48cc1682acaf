import { centreLines } from './centreLines.ts';

/** What a picture has no use for, whatever drew it. */
const unwanted = 'script, iframe, object, embed, link, meta, base, form, audio, video, portal, foreignObject iframe';

/**
 * The SVG element of a markup, fit to be shown in `owner`: without anything that could run, load or lead away. Links are kept
 * as data. This is the fourth wall, after Mermaid's own cleaning, this frame's policy and its opaque origin. Undefined where the
 * markup holds no SVG.
 */
export function cleanPicture(markup: string, owner: Document): SVGSVGElement | undefined {
  // eslint-disable-next-line no-restricted-syntax -- the one place where markup becomes nodes: in a frame made for it, and cleaned below
  const picture = new DOMParser().parseFromString(markup, 'text/html').querySelector('svg');
  if (picture === null) return undefined;
  for (const element of picture.querySelectorAll(unwanted)) element.remove();
  for (const element of [picture, ...picture.querySelectorAll('*')]) cleanElement(element);
  centreLines(picture);
  return owner.importNode(picture, true);
}

function cleanElement(element: Element): void {
  const isLink = element.localName === 'a';
  for (const { name, value } of [...element.attributes]) {
    if (name.startsWith('on') || name === 'target' || name === 'ping' || name === 'srcdoc') element.removeAttribute(name);
    if (name !== 'href' && name !== 'xlink:href') continue;
    if (isLink && /^https:\/\//i.test(value.trim())) element.setAttribute('data-href', value.trim());
    // What an SVG refers to within itself (markers, symbols) it needs; pictures may bring their images with them.
    if (isLink || !/^(#|data:image\/)/i.test(value.trim())) element.removeAttribute(name);
  }
}
