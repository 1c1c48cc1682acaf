import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Architecture diagrams and mind maps are laid out by Cytoscape, a library that shows graphs: much of its 0.44 MB paints on a canvas, follows
 * the pointer, or answers questions about graphs that Mermaid does not ask. Mermaid takes the container out of the page at once, whereupon
 * Cytoscape ends its renderer before the first frame: what is left out here never ran.
 */
const cuts: readonly (readonly [what: RegExp, instead: string])[] = [
  // Of the algorithms, only walks.
  [/^\[elesfn\$v, elesfn\$u, .*\]\.forEach\(/m, '[elesfn$$v].forEach('],
  // The layouts that Mermaid takes are libraries of their own; this one runs before them.
  [/^var layout = \[\{\n[\s\S]*?^\}\];/m, "var layout = [{\n  name: 'grid',\n  impl: GridLayout\n}];"],
  // The canvas, and what draws on it.
  [/^function CanvasRenderer\(options\) \{\n[\s\S]*?^\}$/m, 'function CanvasRenderer() {}'],
  [/^CRp\.redrawHint = function \(group, bool\) \{\n[\s\S]*?^\};$/m, 'CRp.redrawHint = CRp.matchCanvasSize = CRp.render = function () {};'],
  [/^\[CRp\$b, .*\]\.forEach\(function \(props\) \{\n {2}extend\(CRp, props\);\n\}\);$/m, ''],
  // Frames and the pointer. That the renderer ends with its container stays.
  [/^BRp\$1\.startRenderLoop = function \(\) \{\n[\s\S]*?^\};$/m, 'BRp$$1.startRenderLoop = function () {};'],
  [/^(BRp\$3\.load = function \(\) \{\n {2}var r = this;\n)[\s\S]*?(?=^ {2}\/\/ watch for when the cy container is removed from the dom$)/m, '$1  var haveMutationsApi = true;\n'],
  [/^ {2}var onResize = debounce\([\s\S]*?(?=^\};$)/m, ''],
];

/** Objects that nothing reads any more. They are filled line by line, which no bundler dares to leave out. */
const unread = /^(?:var [EL]TCp = \w+|(?:(?:BreadthFirst|Circle|Concentric|Cose|Null|Preset|Random)Layout\.prototype|[EL]TCp|CRp\$[\dab]|elesfn\$[l-u]|BRp\$e(?=\.(?:findNearest|getAllInBox))))\.(?:.*;|[\s\S]*?^\}.*;)$/gm;

/** Throws when Cytoscape is not put together as it was. That nothing is named in what is left that was left out is what test/build/mermaidCytoscape.test.ts holds. */
export function layoutAlone(text: string): string {
  return cuts.reduce(cut, text).replace(unread, '');
}

function cut(text: string, [what, instead]: (typeof cuts)[number]): string {
  if ([...text.matchAll(new RegExp(what.source, 'gm'))].length !== 1) throw new Error(`Cytoscape has changed: not one place in it looks like this:\n${what.source}`);
  return text.replace(what, instead);
}

/** Bundles of Cytoscape what lays out. */
export function cytoscapeForLayout(): Plugin {
  return {
    name: 'cytoscape-for-layout',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]node_modules[\\/]cytoscape[\\/]dist[\\/]cytoscape\.esm\.mjs$/ }, ({ path }) => ({ contents: layoutAlone(readFileSync(path, 'utf8')) }));
    },
  };
}
