import type { BuildOptions, Plugin } from 'esbuild';
import type { Bundle } from './bundleRefusals.ts';
import { lazyScript } from './lazyScript.ts';
import { settingsPatches, patchMermaid } from './mermaidPatch.ts';

/** What only draws. Mermaid loads it with its parsers, so that something must be there. */
const drawing = /^(?:cytoscape|cytoscape-cose-bilkent|cytoscape-fcose|katex|roughjs|elkjs(?:\/.*)?|dagre-d3-es(?:\/.*)?)$/;

/** A stand-in that takes any use as it comes: nothing of it is asked for while a text is parsed. */
const anything = 'module.exports = new Proxy(function () {}, { get: (_, name) => (name === "default" || name === "__esModule" ? undefined : module.exports) });';

/** DOMPurify needs a document. What a label holds is no matter of the judge: nothing is drawn from it. */
const passThrough = 'module.exports = { sanitize: (text) => String(text), addHook() {}, setConfig() {}, isSupported: true };';

export const withoutDrawing: Plugin = {
  name: 'without-drawing',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^dompurify$/ }, () => ({ path: 'dompurify', namespace: 'stand-in', pluginData: passThrough }));
    onResolve({ filter: drawing }, ({ path }) => ({ path, namespace: 'stand-in', pluginData: anything }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ pluginData }) => ({ contents: String(pluginData) }));
  },
};

const withoutDocument = { platform: 'neutral', target: 'es2023', mainFields: ['module', 'main'], plugins: [withoutDrawing, patchMermaid(settingsPatches)] } as const satisfies BuildOptions;

/** Mermaid for a realm without a document, as one script that is compiled as a whole. */
export const wholeMermaid: BuildOptions = { ...withoutDocument, format: 'iife' };

/** Mermaid for the realm of src/node/mermaidJudge.ts: one script, read when the first diagram is met; of each kind of diagram when the first of that kind is. */
export const judgeBundle: Bundle = {
  name: 'mermaid',
  entry: 'src/judge/judge.ts',
  options: { ...withoutDocument, format: 'esm', splitting: true, sourcemap: false, plugins: [...withoutDocument.plugins, lazyScript('mermaid.js')] },
  refuses: [{ what: /^node:|^vscode$|^src\/(vscode|node|server|cli)\//, because: 'it runs in a realm of its own, without Node and without an editor' }],
};
