import * as z from 'zod/mini';
import { nodePlaces } from '../../protocol/nodeLinks.ts';
import { maxExportLength, maxMatches, nodeId, pictureBox } from '../../protocol/picture.ts';
import { pictureGesture } from './gesture.ts';

const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));

/** What the frame that shows the picture says to the relay. */
export const pictureReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('shown'), id: count }),
  z.strictObject({ type: z.literal('hit'), href: z.nullable(z.string().check(z.maxLength(8_000))), node: z.nullable(nodeId), by: pictureGesture }),
  z.strictObject({ type: z.literal('nodes'), places: nodePlaces }),
  z.strictObject({ type: z.literal('found'), query: text, boxes: z.array(pictureBox).check(z.maxLength(maxMatches)) }),
  z.strictObject({ type: z.literal('exported'), id: count, data: z.string().check(z.maxLength(maxExportLength)) }),
  z.strictObject({ type: z.literal('tooManyPixels'), id: count, width: count, height: count }),
  z.strictObject({ type: z.literal('notExported'), id: count, detail: text }),
]);
export type PictureReport = z.infer<typeof pictureReport>;
