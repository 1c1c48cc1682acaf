import * as z from 'zod/mini';

/** What the messages say of a picture that is drawn. */

/** Characters of an SVG's text. */
export const maxPictureLength = 10_000_000;
const mostBytesOfCharacter = 3;

/**
 * An SVG's text in UTF-8. A message with a string of a million characters takes whoever reads it a twentieth of a second; bytes that are handed over
 * take nothing, and the relay, which has no use for the text, never reads it.
 */
export const svg = z.instanceof(ArrayBuffer).check(z.refine(({ byteLength }) => byteLength <= maxPictureLength * mostBytesOfCharacter));

/** What a picture is to be seen on: the editor's background, or paper of its own where the diagram brings its own theme. */
export const canvas = z.enum(['editor', 'light', 'dark']);
/** At 100 %, in pixels. */
export const size = { width: z.number().check(z.positive()), height: z.number().check(z.positive()) };
