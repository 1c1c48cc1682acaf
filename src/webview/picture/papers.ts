/** What a picture with a theme of its own is seen on: Mermaid's own light and dark backgrounds. */
export const papers = { light: '#ffffff', dark: '#1f2020' } as const;
