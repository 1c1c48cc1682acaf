import type { Bundle } from './bundleTable.ts';

/** The browser's part: one relay, one frame, Mermaid. */
export const webviewBundles: readonly Bundle[] = [];
