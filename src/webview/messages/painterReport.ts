import * as z from 'zod/mini';
import { failure } from '../../protocol/failure.ts';
import { outline } from '../../protocol/picture.ts';
import { canvas, size, svg } from './drawn.ts';

const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));

/** What the frame in which Mermaid runs says to the relay. */
export const painterReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** It needs these script packs to go on. */
  z.strictObject({ type: z.literal('need'), packs: z.array(text).check(z.maxLength(100)) }),
  /** Mermaid is there and begins to draw: from here on the user's limit counts. */
  z.strictObject({ type: z.literal('started'), id: count }),
  z.strictObject({ type: z.literal('painted'), id: count, svg, ...size, kind: text, canvas }),
  z.strictObject({ type: z.literal('failed'), id: count, ...failure }),
  z.strictObject({ type: z.literal('outlined'), id: count, outline }),
]);
export type PainterReport = z.infer<typeof painterReport>;
