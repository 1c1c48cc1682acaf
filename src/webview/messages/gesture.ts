import * as z from 'zod/mini';

/** What the pointer does at a place of a picture. */
export const pictureGesture = z.enum(['hover', 'click', 'doubleClick', 'altClick']);
export type PictureGesture = z.infer<typeof pictureGesture>;
