import type { Plugin } from 'esbuild';
import type { Bundle } from './bundleRefusals.ts';
import { judgePatches, patchMermaid } from './mermaidPatch.ts';

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

/** Mermaid for the realm of src/node/mermaidJudge.ts: one script, read when the first diagram is met. */
export const judgeBundle: Bundle = {
  name: 'mermaid',
  entry: 'src/judge/judge.ts',
  options: { platform: 'neutral', target: 'es2023', format: 'iife', mainFields: ['module', 'main'], plugins: [withoutDrawing, patchMermaid(judgePatches)] },
  refuses: [{ what: /^node:|^vscode$|^src\/(vscode|node|server|cli)\//, because: 'it runs in a realm of its own, without Node and without an editor' }],
};
