import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(4_000));
const count = z.number().check(z.int(), z.minimum(0));

/** Why there is no picture: what is wrong with the text, or that it took too long, or our own fault. */
export const failureReasons = ['syntax', 'unexpected', 'incomplete', 'unknownKind', 'frontMatter', 'refused', 'timeout', 'tooLong', 'alias', 'tooLarge', 'tooManyEdges', 'internal', 'paused'] as const;
export const failure = {
  reason: z.enum(failureReasons),
  /** What Mermaid says, as it says it; empty for the other reasons. */
  detail: text,
  /** What the sentence of the reason is about, and what Mermaid's parser would take instead, where that is known. */
  about: z.optional(text),
  expected: z.optional(z.array(text).check(z.maxLength(10))),
  /** In the diagram's own text, from 0; null where the whole is meant. */
  line: z.nullable(count),
  character: z.nullable(count),
};
export const failureSchema = z.strictObject(failure);
export type Failure = z.infer<typeof failureSchema>;
export type FailureReason = Failure['reason'];
