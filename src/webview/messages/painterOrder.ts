import * as z from 'zod/mini';
import { palette } from './palette.ts';

const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));

/** What the relay says to the frame in which Mermaid runs. */
export const painterOrder = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paint'), id: count, source: z.string(), palette }),
  /** What does the diagram say that was painted under this number? Asked when its picture is on the screen, which shares a thread with the painter. */
  z.strictObject({ type: z.literal('outline'), id: count, source: z.string() }),
  /** Packs of Mermaid's modules, by the names of their files. Only a handle goes from process to process: nobody copies what a pack holds. */
  z.strictObject({ type: z.literal('packs'), packs: z.array(z.strictObject({ name: text, content: z.instanceof(Blob) })) }),
]);
export type PainterOrder = z.infer<typeof painterOrder>;
