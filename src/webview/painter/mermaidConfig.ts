import type { MermaidConfig } from 'mermaid';
import { maxMermaidLength } from '../../core/languages/mermaid/guard.ts';
import type { Palette } from '../../protocol/diagram.ts';
import { themeVariables } from './themeVariables.ts';

/**
 * How Mermaid draws here. Layout and look are pinned: versions 11 and 12 differ in their defaults, and a text that does not ask
 * for one should look the same after an update. What is `secure` no text may change.
 * @param ownTheme the theme that the text asks for; it then keeps its own colours
 */
export function mermaidConfig(palette: Palette, ownTheme: string | undefined): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    maxTextSize: maxMermaidLength,
    maxEdges: 500,
    secure: ['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges', 'dompurifyConfig', 'logLevel'],
    logLevel: 'fatal',
    layout: 'dagre',
    look: 'classic',
    fontFamily: palette.fontFamily,
    // A picture does not depend on how wide the panel happens to be.
    gantt: { useWidth: 960 },
    ...(ownTheme === undefined ? { theme: 'base', themeVariables: themeVariables(palette) } : { theme: 'default' }),
  };
}
