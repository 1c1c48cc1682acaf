import * as z from 'zod/mini';
import { maxPlacedNodes } from '../../protocol/nodeLinks.ts';
import { nodeId, pictureLook } from '../../protocol/picture.ts';
import { canvas, size, svg } from './drawn.ts';
import { pictureGesture } from './gesture.ts';
import { palette } from './palette.ts';

const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));
const finite = z.number();

/** What the relay says to the frame that shows the picture. */
export const pictureOrder = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('show'), id: count, svg, ...size, palette, canvas }),
  z.strictObject({ type: z.literal('view'), x: finite, y: finite, scale: finite.check(z.positive()) }),
  /** Which link is at this place of the frame, and which node, if that is asked by a double click or with Alt? */
  z.strictObject({ type: z.literal('hit'), x: finite, y: finite, by: pictureGesture }),
  /** Nothing to show. */
  z.strictObject({ type: z.literal('clear') }),
  /** Where are these nodes, in this picture and in every one after it? */
  z.strictObject({ type: z.literal('nodes'), nodes: z.array(nodeId).check(z.maxLength(maxPlacedNodes)) }),
  /** Marks all places of a text in what is shown; none where it is empty. */
  z.strictObject({ type: z.literal('find'), query: text }),
  /** Which of the places found is looked at. */
  z.strictObject({ type: z.literal('mark'), index: count }),
  /** A picture to be taken out; it is not shown. */
  z.strictObject({ type: z.literal('export'), id: count, svg, ...size, palette, canvas, look: pictureLook }),
]);
export type PictureOrder = z.infer<typeof pictureOrder>;
