import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { boxPatches } from './mermaidPatch/boxes.ts';
import { drawerPatches } from './mermaidPatch/drawers.ts';
import { layoutPatches } from './mermaidPatch/layout.ts';
import type { Patch } from './mermaidPatch/patch.ts';
import { textPatches } from './mermaidPatch/text.ts';

/**
 * Mermaid asks for its settings about ten times for every node and edge, and each time they are copied, seven hundred values in forty
 * sections: half of the time of a large picture. Whoever asks still gets settings of its own, because many drawers write into them; but a
 * section is copied when it is first read, and all of them when somebody wants to know what there is. Before that they hold nothing: even
 * forty properties, made for each of thousands of calls, were a tenth of a picture.
 */
const lazySettings: Patch = {
  from: `var getConfig = /* @__PURE__ */ __name(() => {
  return assignWithDepth_default({}, currentConfig);
}, "getConfig");`,
  to: `var settingsHandlers = new WeakMap();
var copySection = (section) => assignWithDepth_default(Array.isArray(section) ? [] : {}, section, { depth: 1 });
var copyFlat = (section) => (Array.isArray(section) ? [...section] : { ...section });
var copyNested = (section) => {
  const copy = copyFlat(section);
  if (!Array.isArray(section)) for (const name of Object.keys(section)) if (typeof section[name] === "object") copy[name] = copyFlat(section[name]);
  return copy;
};
var lazyHandler = (settings) => {
  const whole = new WeakSet();
  const fill = (target) => {
    if (whole.has(target)) return target;
    whole.add(target);
    const known = { ...target };
    for (const key of Object.keys(known)) delete target[key];
    for (const [key, value] of Object.entries(settings)) target[key] = Object.hasOwn(known, key) ? known[key] : typeof value === "object" ? copyNested(value) : value;
    return Object.assign(target, known);
  };
  return {
    get(target, key) {
      if (Object.hasOwn(target, key) || !Object.hasOwn(settings, key) || whole.has(target)) return target[key];
      const value = settings[key];
      return typeof value === "object" ? (target[key] = copyNested(value)) : value;
    },
    has: (target, key) => key in fill(target),
    ownKeys: (target) => Reflect.ownKeys(fill(target)),
    getOwnPropertyDescriptor: (target, key) => Reflect.getOwnPropertyDescriptor(fill(target), key),
    defineProperty: (target, key, property) => Reflect.defineProperty(fill(target), key, property),
    deleteProperty: (target, key) => Reflect.deleteProperty(fill(target), key),
    set(target, key, value) {
      target[key] = value;
      return true;
    },
  };
};
var getConfig = /* @__PURE__ */ __name(() => {
  let settingsHandler = settingsHandlers.get(currentConfig);
  if (settingsHandler === undefined) {
    const kept = Object.entries(currentConfig).filter(([, value]) => value !== null);
    settingsHandler = lazyHandler(Object.fromEntries(kept.map(([key, value]) => [key, typeof value === "object" ? copySection(value) : value])));
    settingsHandlers.set(currentConfig, settingsHandler);
  }
  return new Proxy({}, settingsHandler);
}, "getConfig");`,
};

/**
 * Settings are put together anew for each diagram, some four times, by defining each of the seven hundred values as a property, which takes the
 * most part of judging a small one. A name that an object does not know in any way may just as well be written.
 */
const writtenSections: Patch = {
  from: 'if (!Object.hasOwn(dst, key)) {\n          Object.defineProperty(dst, key, {\n            value: void 0,',
  to: 'if (!Object.hasOwn(dst, key) && key in dst) {\n          Object.defineProperty(dst, key, {\n            value: void 0,',
};
const writtenValues: Patch = {
  from: 'if (Object.hasOwn(dst, key)) {\n          dstWithKeys[key] = srcValue;',
  to: 'if (Object.hasOwn(dst, key) || !(key in dst)) {\n          dstWithKeys[key] = srcValue;',
};

/**
 * Settings that were put together for a text that says nothing of settings are the same for the next of its kind: nobody writes into them, for
 * `getConfig` gives copies. What `updateSiteConfig` changed in place is another object now, so that what was made of the one before is not taken for it.
 */
const keptSettings: readonly Patch[] = [
  {
    from: `var updateCurrentConfig = /* @__PURE__ */ __name((siteCfg, _directives) => {
  let cfg = assignWithDepth_default({}, siteCfg);`,
    to: `var settledSettings = new WeakMap();
var updateCurrentConfig = /* @__PURE__ */ __name((siteCfg, _directives) => {
  if (_directives.some((directive) => Object.keys(directive).length > 0)) return combineSettings(siteCfg, _directives);
  let settled = settledSettings.get(siteCfg);
  if (settled === undefined) settledSettings.set(siteCfg, (settled = new Map()));
  if (!settled.has(diagramConfigKey)) settled.set(diagramConfigKey, combineSettings(siteCfg, _directives));
  currentConfig = settled.get(diagramConfigKey);
  return currentConfig;
}, "updateCurrentConfig");
var combineSettings = /* @__PURE__ */ __name((siteCfg, _directives) => {
  let cfg = assignWithDepth_default({}, siteCfg);`,
  },
  {
    from: 'siteConfig = assignWithDepth_default(siteConfig, conf);\n  siteConfigDelta = assignWithDepth_default(siteConfigDelta, conf);',
    to: 'siteConfig = assignWithDepth_default({ ...siteConfig }, conf);\n  siteConfigDelta = assignWithDepth_default(siteConfigDelta, conf);',
  },
];

/** Every edge is measured, which has the browser lay the picture out; the look "neo" alone uses the length. */
const measuredForNeo: Patch = {
  from: 'const len = typeof pathNode.getTotalLength === "function" ? pathNode.getTotalLength() : 0;',
  to: 'const len = edge.look === "neo" && typeof pathNode.getTotalLength === "function" ? pathNode.getTotalLength() : 0;',
};

/**
 * The picture is cleaned where it is shown, by the same library (src/webview/picture/cleanPicture.ts). What the panel draws with says so; there
 * it would be cleaned twice.
 */
const cleanedElsewhere: Patch = {
  from: '} else if (!isLooseSecurityLevel) {\n      code2 = DOMPurify.sanitize(code2, {',
  to: '} else if (!isLooseSecurityLevel && globalThis.archnotesCleansElsewhere !== true) {\n      code2 = DOMPurify.sanitize(code2, {',
};

/** What also serves the judge, which draws nothing. */
export const settingsPatches: readonly Patch[] = [lazySettings, writtenSections, writtenValues, ...keptSettings];

export const mermaidPatches: readonly Patch[] = [...settingsPatches, measuredForNeo, cleanedElsewhere, ...textPatches, ...boxPatches, ...layoutPatches, ...drawerPatches];

/**
 * Puts the patches into Mermaid while it is bundled. The build fails when one of them does not find its place exactly once: another
 * version of Mermaid needs to be looked at again. That the pictures stay the same is what test/webview/samePictures.browser.ts holds.
 */
export function patchMermaid(patches: readonly Patch[]): Plugin {
  return {
    name: 'patch-mermaid',
    setup({ onStart, onLoad, onEnd }) {
      const found = new Map<Patch, number>();
      onStart(() => found.clear());
      onLoad({ filter: /[\\/]node_modules[\\/](mermaid[\\/]dist[\\/].*\.mjs|dagre-d3-es[\\/]src[\\/].*\.js)$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        for (const patch of patches) found.set(patch, (found.get(patch) ?? 0) + text.split(patch.from).length - 1);
        return { contents: patches.reduce((patched, { from, to }) => patched.replace(from, () => to), text) };
      });
      onEnd(() => ({
        errors: patches.filter((patch) => found.get(patch) !== 1).map((patch) => ({
          text: `Mermaid has changed: ${found.get(patch) ?? 0} places instead of one look like this, which src/build/mermaidPatch.ts replaces:\n${patch.from}`,
        })),
      }));
    },
  };
}
