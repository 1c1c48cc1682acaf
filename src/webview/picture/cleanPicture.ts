import DOMPurify, { type Config } from 'dompurify';
import { centreLines } from './centreLines.ts';

/** Where things are and how large: no browser takes an address from these, and looking for one in the paths of a large picture takes half of the time. */
const geometry = ['d', 'points', 'transform', 'viewbox', 'x', 'y', 'dx', 'dy', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'stroke-width', 'font-size', 'text-anchor'];

/** How Mermaid 12.3.0 itself cleans what it has drawn; what comes out is taken as nodes, so that it is not parsed again. */
const asMermaid = {
  ADD_TAGS: ['foreignobject'],
  ADD_ATTR: ['dominant-baseline'],
  ADD_URI_SAFE_ATTR: geometry,
  HTML_INTEGRATION_POINTS: { foreignobject: true },
  RETURN_DOM_FRAGMENT: true,
  // No policy is asked of anyone here, and asking about every attribute takes a fifth of the time.
  TRUSTED_TYPES_POLICY: null,
} as const satisfies Config;
/** What a picture has no use for, whatever drew it. */
const unwanted = 'script, iframe, object, embed, link, meta, base, form, audio, video, portal, foreignObject iframe';
/** What may lead away, in whatever namespace, or be written so in HTML. */
const leading = String.raw`[*|href], [xlink\:href], [target], [ping], [srcdoc]`;

/**
 * The SVG element of a markup, fit to be shown in `owner`: without anything that could run, load or lead away. Links are kept
 * as data. This is the third wall, after this frame's policy and its opaque origin: the library that Mermaid cleans with, then what
 * we are stricter in. Undefined where the markup holds no SVG.
 */
export function cleanPicture(markup: string, owner: Document): SVGSVGElement | undefined {
  const picture = DOMPurify.sanitize(markup, asMermaid).querySelector('svg');
  if (picture === null) return undefined;
  for (const element of picture.querySelectorAll(unwanted)) element.remove();
  for (const element of [picture, ...picture.querySelectorAll(leading)]) cleanElement(element);
  centreLines(picture);
  return owner.adoptNode(picture);
}

function cleanElement(element: Element): void {
  const isLink = element.localName === 'a';
  for (const { name, value } of [...element.attributes]) {
    if (name === 'target' || name === 'ping' || name === 'srcdoc') element.removeAttribute(name);
    if (name !== 'href' && name !== 'xlink:href') continue;
    if (isLink && /^https:\/\//i.test(value.trim())) element.setAttribute('data-href', value.trim());
    // What an SVG refers to within itself (markers, symbols) it needs; pictures may bring their images with them.
    if (isLink || !/^(#|data:image\/)/i.test(value.trim())) element.removeAttribute(name);
  }
}
