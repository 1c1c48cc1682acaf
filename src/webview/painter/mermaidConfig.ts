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
    // Nodes as wide as their text, as they were before version 12.
    flowchart: { minNodeWidth: 0, wrappingWidth: 200 },
    state: { minNodeWidth: 0, wrappingWidth: 200 },
    // Notes and messages stay within what they belong to.
    sequence: { wrap: true },
    // A picture does not depend on how wide the panel happens to be.
    gantt: { useWidth: 760 },
    // Mermaid brightens the events of a timeline, which makes pale colours glare.
    themeCSS: '.eventWrapper { filter: none; }',
    ...(ownTheme === undefined ? { theme: 'base', themeVariables: themeVariables(palette) } : { theme: 'default' }),
  };
}
