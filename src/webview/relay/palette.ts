import type { Palette } from '../messages/palette.ts';
import type { PictureLook } from '../../protocol/picture.ts';

/** Where the theme has no such colour: VS Code's own light and dark defaults. */
const fallbacks = {
  light: { background: '#ffffff', foreground: '#3b3b3b', accent: '#005fb8', error: '#e51400', note: '#bf8803' },
  dark: { background: '#1f1f1f', foreground: '#cccccc', accent: '#0078d4', error: '#f14c4c', note: '#cca700' },
};
const chartColors = ['blue', 'green', 'orange', 'purple', 'yellow', 'red'];
const chartFallbacks = ['#2f7fd0', '#388a34', '#d18616', '#8a4fc0', '#bf9a00', '#d0453f'];

/** The colours of the editor's theme, as the page has them in its `--vscode-*` variables and the class of its body. */
export function readPalette(page: Document): Palette {
  const kind = kindOf(page.body);
  const dark = kind === 'dark' || kind === 'highContrast';
  const fallback = dark ? fallbacks.dark : fallbacks.light;
  const read = colorReader(page);
  const background = read(['editor-background'], fallback.background, '#ffffff');
  const of = (names: readonly string[], otherwise: string): string => read(names, otherwise, background);
  const accent = of(['focusBorder', 'button-background', 'textLink-foreground'], fallback.accent);
  return {
    kind,
    background,
    foreground: of(['editor-foreground', 'foreground'], fallback.foreground),
    border: of(['contrastBorder', 'focusBorder'], accent),
    accent,
    link: of(['textLink-foreground'], accent),
    error: of(['errorForeground', 'charts-red'], fallback.error),
    note: of(['charts-yellow', 'editorWarning-foreground'], fallback.note),
    categories: chartColors.map((name, index) => of([`charts-${name}`], chartFallbacks[index] ?? accent)),
    fontFamily: fontFamily(page),
    reduceMotion: page.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** The palette a picture is taken out with: VS Code's default light or dark colours, or the editor's own of the moment. */
export function exportPalette(current: Palette, theme: PictureLook['theme']): Palette {
  const portable = { ...current, fontFamily: portableFamily(current.fontFamily) };
  if (theme === 'editor') return portable;
  const { accent, ...own } = fallbacks[theme];
  return { ...portable, ...own, kind: theme, accent, border: accent, link: accent, categories: chartFallbacks };
}

/** The editor's font, and those that the systems of readers have for Latin and Korean. */
function portableFamily(family: string): string {
  const named = family.replace(/,?\s*(?:system-ui|sans-serif)\s*(?=,|$)/g, '').replace(/^,\s*/, '').trim();
  return [...(named === '' ? [] : [named]), ...readersFonts].join(', ');
}

const readersFonts = ['system-ui', "'Segoe UI'", "'Helvetica Neue'", "'Noto Sans'", "'Apple SD Gothic Neo'", "'Malgun Gothic'", "'Noto Sans KR'", "'Noto Sans CJK KR'", 'sans-serif'];

/** Calls back when the theme has changed. */
export function onThemeChange(page: Document, changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(page.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(page.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
}

function kindOf({ classList }: HTMLElement): Palette['kind'] {
  if (classList.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classList.contains('vscode-high-contrast')) return 'highContrast';
  return classList.contains('vscode-dark') ? 'dark' : 'light';
}

function fontFamily(page: Document): string {
  const family = getComputedStyle(page.documentElement).getPropertyValue('--vscode-font-family').trim();
  // Mermaid puts the family into style sheets: nothing but names may get there.
  return /^[\w\s"',.-]{1,900}$/.test(family) ? family : 'system-ui, sans-serif';
}

type ReadColor = (names: readonly string[], otherwise: string, behind: string) => string;

/** The browser is the one that understands every notation of a colour: it paints one pixel, and we look at it. */
function colorReader(page: Document): ReadColor {
  const canvas = page.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const variables = getComputedStyle(page.documentElement);
  return (names, otherwise, behind) => {
    const value = names.map((name) => variables.getPropertyValue(`--vscode-${name}`).trim()).find((found) => found !== '' && CSS.supports('color', found));
    if (value === undefined || pen === null) return otherwise;
    for (const layer of [behind, value]) {
      pen.fillStyle = layer;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
}
