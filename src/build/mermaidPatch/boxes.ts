import type { Patch } from './patch.ts';

/** Every line of a message, a note, a participant is measured, for the place of the next line; most have no next line. */
const lastLineUnmeasured: Patch = {
  from: `    if (textData.valign !== void 0 && textData.textMargin !== void 0 && textData.textMargin > 0) {
      textHeight +=`,
  to: `    if (i < lines.length - 1 && textData.valign !== void 0 && textData.textMargin !== void 0 && textData.textMargin > 0) {
      textHeight +=`,
};

/** Each participant is measured above and below, between what is written for the others; one box is as high as the next. */
const participantsMeasuredOnce: Patch = {
  from: `    const bounds2 = rectElem.node().getBBox();
    if (conf2.look !== "neo") {
      actor.height = bounds2.height;
      height = bounds2.height;
    }
  }
  return height;
}, "drawActorTypeParticipant");`,
  to: `    const bounds2 = globalThis.archnotesMeasureOnce(rectElem.node(), "", () => rectElem.node().getBBox());
    if (conf2.look !== "neo") {
      actor.height = bounds2.height;
      height = bounds2.height;
    }
  }
  return height;
}, "drawActorTypeParticipant");`,
};

/** What is a part of a table – of an entity, of a class – is measured alone; most parts are as they were in the last picture. Whoever asks may write into its box. */
const copied = (text: string): string => `(({ x, y, width, height }) => ({ x, y, width, height }))(globalThis.archnotesMeasureOnce(${text}))`;
const tables: readonly Patch[] = [
  {
    from: 'let bbox = text2.getBBox();\n  if (evaluate(config.htmlLabels)) {',
    to: `let bbox = ${copied('text2, text2.innerHTML, () => text2.getBBox()')};\n  if (evaluate(config.htmlLabels)) {`,
  },
  {
    from: 'const shapeBBox = shapeSvg.node().getBBox();',
    to: `const shapeBBox = ${copied('shapeSvg.node(), shapeSvg.node().innerHTML, () => shapeSvg.node().getBBox()')};`,
  },
  {
    from: '    bbox = text2.getBBox();\n  } else {\n    const div = text2.children[0];\n    const dv = select5(text2);',
    to: `    bbox = ${copied('text2, text2.innerHTML, () => text2.getBBox()')};\n  } else {\n    const div = text2.children[0];\n    const dv = select5(text2);`,
  },
];

export const boxPatches: readonly Patch[] = [lastLineUnmeasured, participantsMeasuredOnce, ...tables];
