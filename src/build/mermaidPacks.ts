import { basename, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { ascii } from './ascii.ts';
import { importsOf, mergeModules, unlink, type Import, type ModuleTexts } from './mergedModules.ts';
import { cytoscapeForLayout } from './mermaidCytoscape.ts';
import { apartParser } from './mermaidParser.ts';
import { mermaidPatches, patchMermaid } from './mermaidPatch.ts';
import type { Patch } from './mermaidPatch/patch.ts';
import { root } from './root.ts';

/**
 * Mermaid for a frame that cannot load anything: its modules, without what they import, one after the other in a few packs
 * (`dist/webview/mermaid/<name>.pack`), so that a picture of one kind costs only what that kind needs. `index.json` says which bytes
 * of which pack are a module and what it imports; src/webview/painter/modules.ts puts them together again, and never reads a pack
 * for that: each copy of a megabyte of text costs tens of milliseconds.
 */
export interface PackIndex {
  readonly entry: string;
  /** The names of their files. */
  readonly packs: readonly string[];
  /** What a module imports, and the pack that it is in, are said by their numbers: every first picture reads this. */
  readonly modules: readonly (readonly [name: string, pack: number, start: number, end: number, imports: readonly (readonly [module: number, names: string])[]])[];
}

interface Module {
  readonly text: string;
  readonly imports: readonly string[];
  /** The lazily imported modules that lead here; empty for what every picture needs. */
  readonly users: readonly string[];
}

/** What draws whatever is laid out as a graph: src/build/mermaidPatch/drawers.ts imports it. */
const drawer = /^chunk-/;
/** The kinds that are drawn most, and with the same modules, travel together: src/webview/painter/paint.ts asks for these packs beforehand. */
const graph = /^(flowDiagram|swimlanesDiagram|classDiagram|stateDiagram|erDiagram|dagre)/;
/** What a few kinds share; the first of these that uses a module gives it its name, and what only they use goes with it however small. */
const shared: readonly (readonly [pack: string, users: RegExp])[] = [
  ['graph', /^(dagre|elk|swimlanes)-/],
  ['chart', /^(ganttDiagram|pieDiagram|quadrantDiagram|xychartDiagram|journeyDiagram|timeline)/],
  ['cytoscape', /^(architectureDiagram|cose-bilkent)/],
  ['railroad', /^(railroad|abnf|ebnf|peg)/],
];
/** What more kinds than this share beyond the core is the parser of the kinds written in Langium. */
const grammarUsers = 6;
/** Shared modules of up to so many characters travel with the core: each by itself is not worth a request. */
const small = 16_000;

/** The module that everything begins with. */
const entry = 'mermaid.js';
/** Packs whose modules are made one, as far as they can be. */
const merged = ['core', 'grammar', 'shapes', 'graph'];

export interface MermaidPacks {
  readonly metafile: Metafile;
  /** The packs, by path under the repository's top folder. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
}

export interface MermaidModules {
  readonly metafile: Metafile;
  readonly modules: ReadonlyMap<string, Module>;
}

/** How Mermaid is taken apart, before anything in it is changed. */
export const mermaidBuild = {
  entryPoints: [{ in: join(root, 'node_modules/mermaid/dist/mermaid.core.mjs'), out: 'mermaid' }],
  outdir: join(root, 'dist/webview/mermaid'),
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
} as const satisfies BuildOptions;

/** Makes the packs. Throws when Mermaid's modules cannot be taken apart this way any more, or are not those that our patches fit. */
export async function bundleMermaid(mode: { readonly dev: boolean }): Promise<MermaidPacks> {
  const { metafile, modules } = await mermaidModules(mode, mermaidPatches);
  const text = new TextEncoder();
  return { metafile, outputs: new Map([...filesOf(modules)].map(([name, content]) => [`dist/webview/mermaid/${name}`, text.encode(content)])) };
}

/** Mermaid as the frame gets it: its modules by name. Everything begins with `mermaid.js`; what is needed later is asked of `archnotesImport`. */
export async function mermaidModules({ dev }: { readonly dev: boolean }, patches: readonly Patch[]): Promise<MermaidModules> {
  const { metafile, outputFiles } = await build({ ...mermaidBuild, minify: !dev, plugins: [patchMermaid(patches), apartParser(), cytoscapeForLayout()] });
  const lazy = lazyOf(metafile);
  let texts: ModuleTexts = new Map(outputFiles.map(({ path, text }) => [basename(path), askForLazy(basename(path), text)]));
  for (const pack of merged) {
    const members = togetherIn(pack, modulesOf(texts, lazy), lazy);
    texts = await mergeModules(texts, { name: pack === 'core' ? entry : `${pack}.js`, members, minify: !dev });
  }
  return { metafile, modules: modulesOf(texts, lazy) };
}

/** The modules that are imported when they are needed. */
function lazyOf({ outputs }: Metafile): readonly string[] {
  const lazy = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => basename(path)));
  return [...new Set(lazy)].sort();
}

/** Modules that come with a pack and can be one: nobody asks for them by name, and beside the core they need only each other. */
function togetherIn(pack: string, modules: ReadonlyMap<string, Module>, lazy: readonly string[]): readonly string[] {
  const packs = new Map([...modules].map(([name, module]) => [name, packOf(module)]));
  const imports = new Map([...modules].map(([name, module]) => [name, module.imports]));
  return [...modules.keys()].filter((name) => {
    const needed = [...closure(name, imports)].map((next) => packs.get(next));
    return !lazy.includes(name) && needed.includes(pack) && needed.every((next) => next === pack || next === 'core');
  });
}

function modulesOf(texts: ModuleTexts, lazy: readonly string[]): ReadonlyMap<string, Module> {
  const statics = new Map([...texts].map(([name, text]) => [name, importsOf(text)]));
  const core = closure(entry, statics);
  const reached = lazy.map((name) => [name, closure(name, statics)] as const);
  return new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [
      name,
      { text, imports: statics.get(name) ?? [], users: core.has(name) ? [] : reached.flatMap(([user, all]) => (all.has(name) ? [user] : [])) },
    ]),
  );
}

function closure(entry: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const all = new Set([entry]);
  for (const name of all) for (const next of imports.get(name) ?? []) all.add(next);
  return all;
}

/** Turns `import("./x.js")` into a call of the loader in the frame: a relative address means nothing to a module made of text. */
function askForLazy(name: string, text: string): string {
  const asked = text.replace(/\bimport\(\s*"\.\/([\w.-]+)"\s*\)/g, 'globalThis.archnotesImport("$1")');
  if (/\bimport\(/.test(asked)) throw new Error(`${name} of Mermaid imports something by an address that is not known beforehand.`);
  return asked;
}

function packOf({ users, text }: Module): string {
  if (users.some((user) => drawer.test(user))) return 'shapes';
  const [kin] = users.length < 2 ? [] : (shared.find(([, pattern]) => users.every((user) => pattern.test(user))) ?? []);
  if (kin !== undefined) return kin;
  if (users.length === 0 || (users.length > 1 && text.length <= small)) return 'core';
  if (users.length > grammarUsers) return 'grammar';
  if (users.some((user) => graph.test(user))) return 'graph';
  const [family] = users.length === 1 ? [] : (shared.find(([, pattern]) => users.some((user) => pattern.test(user))) ?? []);
  return family ?? ownPack(users[0] ?? '');
}

/** A kind's own pack: what draws `pieDiagram-….js` and the grammar `pie-….js` are one. Some kinds are called by a number only. */
function ownPack(user: string): string {
  const name = user.toLowerCase().replace(/-definition/, '').replace(/\.js$/, '');
  return name.startsWith('diagram-') ? name.split('-').slice(0, 2).join('-') : name.replace(/-.*/, '').replace(/diagram$/, '');
}

/** The contents of the packs' files, by name. */
function filesOf(modules: ReadonlyMap<string, Module>): ReadonlyMap<string, string> {
  const packs = new Map<string, string>();
  const moduleNames = [...modules.keys()];
  const entries = [...modules].map(([name, module]) => {
    const { imports, body } = unlink(module.text);
    const pack = `${packOf(module)}.pack`;
    // A character is a byte: the frame cuts a pack by bytes.
    const code = ascii(body);
    const start = packs.get(pack)?.length ?? 0;
    packs.set(pack, (packs.get(pack) ?? '') + code);
    return { name, pack, start, end: start + code.length, imports };
  });
  const packNames = [...packs.keys()];
  const numbered = (imports: readonly Import[]) => imports.map(({ module, names }) => [moduleNames.indexOf(module), names] as const);
  const index: PackIndex = {
    entry,
    packs: packNames,
    modules: entries.map(({ name, pack, start, end, imports }) => [name, packNames.indexOf(pack), start, end, numbered(imports)]),
  };
  return new Map([['index.json', JSON.stringify(index)], ...packs]);
}
