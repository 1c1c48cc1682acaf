import * as z from 'zod/mini';

/** How a picture is to be taken out of the panel. */
export const pictureLook = z.strictObject({
  format: z.enum(['svg', 'png']),
  /** The editor's colours of the moment, or VS Code's default light or dark ones. A diagram with a theme of its own keeps that. */
  theme: z.enum(['editor', 'light', 'dark']),
  /** `theme`: what the picture is seen on in the panel, with that theme. */
  background: z.enum(['transparent', 'theme', 'white']),
  /** Pixels of a PNG for each pixel of the picture at 100 %. */
  scale: z.number().check(z.int(), z.minimum(1), z.maximum(4)),
});
export type PictureLook = z.infer<typeof pictureLook>;

/**
 * Limits of a PNG: Chromium draws on no canvas that is longer or wider than this, and fifty million pixels already take 200 MB while
 * they are drawn.
 */
export const maxPngSide = 16_384;
export const maxPngPixels = 50_000_000;

/** A picture as it leaves: the text of an SVG, or a PNG in base64. */
export const maxExportLength = 120_000_000;

/** As the text of the diagram calls it. */
export const nodeId = z.string().check(z.maxLength(1_000));
const label = z.string().check(z.maxLength(500));
/** More nodes, or connections, than this are not listed. */
export const maxOutlineItems = 2_000;

/** What a diagram says, for those who do not see it. */
export const outline = z.strictObject({
  /** From `accTitle` or `title`, and `accDescr`; empty where there is none. */
  title: label,
  description: z.string().check(z.maxLength(4_000)),
  /** Nodes, participants, states, classes, entities. */
  nodes: z.array(z.strictObject({ /** As the text calls it; null where that has no name for it, or where its kind is none whose names are known. */ id: z.nullable(nodeId), label })).check(z.maxLength(maxOutlineItems)),
  /** Arrows, messages, transitions, relations, by the labels of what they join. */
  edges: z.array(z.strictObject({ from: label, to: label, label })).check(z.maxLength(maxOutlineItems)),
});
export type Outline = z.infer<typeof outline>;

const finite = z.number();
/** A place in a picture, in its pixels at 100 %. */
export const pictureBox = z.strictObject({ x: finite, y: finite, width: finite, height: finite });
export type PictureBox = z.infer<typeof pictureBox>;
/** More matches of a search than this are not counted. */
export const maxMatches = 1_000;
