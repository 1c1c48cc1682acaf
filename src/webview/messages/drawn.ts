import * as z from 'zod/mini';

/** What the messages say of a picture that is drawn. */

/** Characters of an SVG's text. */
export const maxPictureLength = 10_000_000;

/** What a picture is to be seen on: the editor's background, or paper of its own where the diagram brings its own theme. */
export const canvas = z.enum(['editor', 'light', 'dark']);
/** At 100 %, in pixels. */
export const size = { width: z.number().check(z.positive()), height: z.number().check(z.positive()) };
