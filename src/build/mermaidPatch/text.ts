import type { Patch } from './patch.ts';

/**
 * Measuring a text has the browser lay the picture out. What was measured is kept from one picture to the next, so that after a keystroke
 * only the text that has changed is measured; it counts where text, everything around it and the style sheet are the same. A sheet
 * that looks at what stands beside an element is none that this could be said of; one that asks for no ids, beside the picture's own, lets what has
 * another name only count as the same.
 */
const keptMeasures: Patch = {
  from: 'function computeWidthOfText(parentNode, lineHeight, line) {',
  to: `var mostCharacters = 4e6;
var measures = new Map();
var measuredCharacters = 0;
var measuredSheet;
var isLocalSheet = false;
var areIdsPlain = false;
var besideSelector = /[~+][^{};]*\\{|:(?:nth|first|last|only|empty|has|not|is|where)\\b/;
var placeAttribute = /^(?:transform|viewBox|x|y)$/;
var isNamed = (name) => name === "id" || name === "data-id" || name === "name";
var around = (node, root) => {
  let text = "";
  for (let at = node; at !== root; at = at.parentNode) {
    text += "<" + at.localName;
    for (const { name, value } of at.attributes) if (!placeAttribute.test(name) && !(areIdsPlain && isNamed(name))) text += " " + name + "=" + value;
  }
  return text + "<" + root.getAttribute("class") + " " + root.getAttribute("style");
};
var measureOnce = (node, text, measure) => {
  const root = node.ownerSVGElement;
  const style = root?.firstElementChild;
  if (style?.localName !== "style") return measure();
  const sheet = style.textContent;
  if (sheet !== measuredSheet || measuredCharacters > mostCharacters) {
    measures.clear();
    measuredCharacters = 0;
    measuredSheet = sheet;
    isLocalSheet = !besideSelector.test(sheet);
    areIdsPlain = !/#[^{};]*\\{|\\[[^\\]]*(?:id|name)|\\\\/.test(sheet.replace(new RegExp("#" + root.id.replace(/\\W/g, "\\\\$&") + "(?![\\\\w-])", "g"), ""));
  }
  if (!isLocalSheet) return measure();
  const key = text + around(node, root);
  const known = measures.get(key);
  if (known !== undefined) return known;
  const measured = measure();
  measures.set(key, measured);
  measuredCharacters += key.length;
  return measured;
};
globalThis.archnotesMeasureOnce = measureOnce;
function computeWidthOfText(parentNode, lineHeight, line) {
  return measureOnce(parentNode.node(), JSON.stringify(line), () => measureWidthOfText(parentNode, lineHeight, line));
}
function measureWidthOfText(parentNode, lineHeight, line) {`,
};

/**
 * A line is put into the picture and measured there; Mermaid measures another like it first, though nearly every line fits. All the texts
 * that are put in at a time are measured one after the other, as Mermaid measures their boxes: after each change that comes between two
 * measures the browser lays the picture out again: a thousand times for five hundred nodes with labelled edges, now a few times.
 */
const measuredInPlace: readonly Patch[] = [
  { from: 'function createFormattedText(width, g, structuredText', to: 'async function createFormattedText(width, g, structuredText' },
  { from: 'const svgLabel = createFormattedText(', to: 'const svgLabel = await createFormattedText(' },
  {
    from: `  let lineIndex = 0;
  for (const line of structuredText) {
    const checkWidth = /* @__PURE__ */ __name((line2) => computeWidthOfText(labelGroup, lineHeight, line2) <= width, "checkWidth");
    const linesUnderWidth = checkWidth(line) ? [line] : splitLineToFitWidth(line, checkWidth);
    for (const preparedLine of linesUnderWidth) {
      const tspan = createTspan(textElement, lineIndex, lineHeight, centerText);
      updateTextContentAndStyles(tspan, preparedLine);
      lineIndex++;
    }
  }
  if (addBackground) {
    const bbox = false ? profiler2.tickSync("getBBox", () => textElement.node().getBBox()) : textElement.node().getBBox();`,
    to: `  const wholes = structuredText.map((line, index) => {
    const whole = createTspan(textElement, index, lineHeight, centerText);
    updateTextContentAndStyles(whole, line);
    return whole;
  });
  const fitting = () => {
    const fits = width === Infinity || wholes.every((whole) => whole.node().getComputedTextLength() <= width);
    return { fits, box: fits && addBackground ? textElement.node().getBBox() : void 0 };
  };
  const { fits, box } = await fastdom_default2.measure(() => measureOnce(labelGroup.node(), width + " " + addBackground + textElement.node().outerHTML, fitting));
  if (!fits) {
    for (const whole of wholes) whole.remove();
    let lineIndex = 0;
    for (const line of structuredText) {
      const checkWidth = /* @__PURE__ */ __name((line2) => computeWidthOfText(labelGroup, lineHeight, line2) <= width, "checkWidth");
      const linesUnderWidth = checkWidth(line) ? [line] : splitLineToFitWidth(line, checkWidth);
      for (const preparedLine of linesUnderWidth) {
        updateTextContentAndStyles(createTspan(textElement, lineIndex, lineHeight, centerText), preparedLine);
        lineIndex++;
      }
    }
  }
  if (addBackground) {
    const bbox = box ?? measureOnce(labelGroup.node(), textElement.node().outerHTML, () => textElement.node().getBBox());`,
  },
];

/**
 * Every label is cleaned, for which the cleaner first reads its settings, and then gives a text without a single "<" back as it was. That much is seen
 * without it.
 */
const plainTextUncleaned: Patch = {
  from: `    text = DOMPurify.sanitize(sanitizeMore(text, config2), {
      FORBID_TAGS: ["style"]
    }).toString();`,
  to: `    const broken = sanitizeMore(text, config2);
    text = typeof broken === "string" && !broken.includes("<") ? broken : DOMPurify.sanitize(broken, { FORBID_TAGS: ["style"] }).toString();`,
};

export const textPatches: readonly Patch[] = [keptMeasures, ...measuredInPlace, plainTextUncleaned];
