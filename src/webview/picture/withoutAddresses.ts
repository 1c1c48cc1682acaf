/** What leads out of a picture: an address that is neither a place in it nor data of its own. */
const address = /url\(\s*["']?(?!["']?#|["']?data:image\/)/i;
const animations = 'animate, animateMotion, animateTransform, set';
/** Attributes that are CSS, and may be spelled with its escapes. */
const presentation = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker.*)$/;

/** Takes everything out of a picture that whoever opens it would load from elsewhere, or that would change it later. It has no styles any more. */
export function withoutAddresses(picture: SVGSVGElement): void {
  for (const animation of picture.querySelectorAll(animations)) animation.remove();
  for (const element of [picture, ...picture.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (presentation.test(name) && (address.test(value) || value.includes('\\'))) element.removeAttribute(name);
    }
  }
}
