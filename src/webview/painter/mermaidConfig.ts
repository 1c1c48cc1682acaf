import type { MermaidConfig } from 'mermaid';
import { maxMermaidLength } from '../../core/languages/mermaid/guard.ts';
import type { Palette } from '../messages/palette.ts';
import { themeVariables } from './themeVariables.ts';

/** Where Mermaid's own style sheets are to be bettered, whatever the theme. */
const corrections = [
  // Mermaid brightens the events of a timeline, which makes pale colours glare.
  '.eventWrapper { filter: none; }',
  // It sets lines of text 1.1 times their size apart, and Hangul then touches the line above: the em of a line is made larger than its letters.
  '.text-outer-tspan { font-size: 1.15em; } .text-inner-tspan { font-size: 0.87em; }',
  // The edge would show through its label.
  '.edgeLabel rect { opacity: 1 !important; }',
];

/**
 * How Mermaid draws here. Layout and look are pinned: versions 11 and 12 differ in their defaults, and a text that does not ask
 * for one should look the same after an update. What is `secure` no text may change.
 * @param ownTheme the theme that the text asks for; it then keeps its own colours
 * @param htmlLabels whether labels are HTML inside the SVG; without it they are text, which every viewer of SVG can show
 */
export function mermaidConfig(palette: Palette, ownTheme: string | undefined, htmlLabels: boolean): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    maxTextSize: maxMermaidLength,
    maxEdges: 500,
    secure: ['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges', 'dompurifyConfig', 'logLevel', 'htmlLabels'],
    logLevel: 'fatal',
    layout: 'dagre',
    look: 'classic',
    htmlLabels,
    fontFamily: palette.fontFamily,
    // Nodes as wide as their text, as they were before version 12.
    flowchart: { minNodeWidth: 0, wrappingWidth: 200 },
    state: { minNodeWidth: 0, wrappingWidth: 200 },
    // Notes and messages stay within what they belong to.
    sequence: { wrap: true },
    // A picture does not depend on how wide the panel happens to be.
    gantt: { useWidth: 760 },
    themeCSS: [...corrections, ...(ownTheme === undefined ? [`.edgeLabel rect { fill: ${palette.background} !important; }`] : [])].join(' '),
    ...(ownTheme === undefined ? { theme: 'base', themeVariables: themeVariables(palette) } : { theme: 'default' }),
  };
}
