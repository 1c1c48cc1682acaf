import * as z from 'zod/mini';

const themeKinds = ['light', 'dark', 'highContrast', 'highContrastLight'] as const;
const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/));
/** What pictures take from the editor's theme: opaque colours, mixed with the background where the theme's are translucent. */
export const palette = z.strictObject({
  kind: z.enum(themeKinds),
  background: color,
  foreground: color,
  /** Outlines: the contrast border of a high contrast theme, else the accent. */
  border: color,
  accent: color,
  link: color,
  error: color,
  note: color,
  /** For sections, slices and branches, in this order. */
  categories: z.array(color).check(z.minLength(1), z.maxLength(12)),
  fontFamily: z.string().check(z.maxLength(1_000)),
  reduceMotion: z.boolean(),
});
export type Palette = z.infer<typeof palette>;
