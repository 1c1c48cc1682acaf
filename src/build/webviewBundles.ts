import type { Bundle } from './bundleRefusals.ts';

/** The browser's part: one relay, one frame, Mermaid. */
export const webviewBundles: readonly Bundle[] = [];
