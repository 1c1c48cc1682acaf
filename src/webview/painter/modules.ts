import * as z from 'zod/mini';

/** As src/build/mermaidPacks.ts writes it. */
const writtenIndex = z.strictObject({
  entry: z.string(),
  packs: z.array(z.string()),
  modules: z.array(z.tuple([z.string(), z.number(), z.array(z.number())])),
});
const packTexts = z.record(z.string(), z.string());

interface PackIndex {
  readonly entry: string;
  readonly modules: Readonly<Record<string, { readonly pack: string; readonly imports: readonly string[] }>>;
}

/** Mermaid's modules, which come as text: a frame with an opaque origin can load nothing by address. */
export interface Modules {
  /** Imports the module everything begins with. `likely`: packs that will be needed next, so that they come at once. */
  entry(likely: readonly string[]): Promise<unknown>;
  /** Takes packs that were asked for. */
  take(packs: readonly { readonly name: string; readonly text: string }[]): void;
}

/** @param ask is called with the names of packs that are needed; they are to come by {@link Modules.take} */
export function openModules(ask: (packs: readonly string[]) => void): Modules {
  const packs = new Map<string, PromiseWithResolve>();
  const texts = new Map<string, string>();
  const addresses = new Map<string, string>();
  let index: PackIndex | undefined;

  const fetchPacks = async (names: readonly string[]): Promise<void> => {
    const missing = [...new Set(names)].filter((name) => !packs.has(name));
    for (const name of missing) packs.set(name, promiseWithResolve());
    if (missing.length > 0) ask(missing);
    await Promise.all(names.flatMap((name) => packs.get(name)?.promise ?? []));
  };
  const theIndex = async (likely: readonly string[] = []): Promise<PackIndex> => {
    await fetchPacks(['index', 'core', ...likely]);
    return (index ??= readIndex(texts.get('index.json') ?? ''));
  };
  const importModule = async (name: string): Promise<unknown> => {
    const { modules } = await theIndex();
    const order = importOrder(name, modules);
    await fetchPacks(order.map((module) => modules[module]?.pack ?? ''));
    for (const module of order) addresses.set(module, addresses.get(module) ?? blobOf(module, modules, texts, addresses));
    return import(addresses.get(name) ?? '');
  };
  // What Mermaid's lazy imports were turned into when it was taken apart.
  globalThis.archnotesImport = importModule;

  return {
    entry: async (likely) => importModule((await theIndex(likely)).entry),
    take(arrived) {
      for (const { name, text } of arrived) {
        if (name === 'index') texts.set('index.json', text);
        else for (const [module, code] of Object.entries(z.parse(packTexts, JSON.parse(text)))) texts.set(module, code);
        packs.get(name)?.resolve();
      }
    },
  };
}

function readIndex(text: string): PackIndex {
  const { entry, packs, modules } = z.parse(writtenIndex, JSON.parse(text));
  const nameOf = (number: number): string => modules[number]?.[0] ?? '';
  return { entry, modules: Object.fromEntries(modules.map(([name, pack, imports]) => [name, { pack: packs[pack] ?? '', imports: imports.map(nameOf) }])) };
}

/** The module and everything it imports, each after what it imports. Mermaid's modules form no cycles; a cycle would be cut. */
function importOrder(entry: string, modules: PackIndex['modules']): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of modules[name]?.imports ?? []) visit(next);
    order.push(name);
  };
  visit(entry);
  return order;
}

function blobOf(name: string, modules: PackIndex['modules'], texts: ReadonlyMap<string, string>, addresses: ReadonlyMap<string, string>): string {
  const text = texts.get(name);
  if (text === undefined) throw new Error(`No module ${name} in the packs.`);
  const linked = (modules[name]?.imports ?? []).reduce((code, next) => code.replaceAll(`"./${next}"`, JSON.stringify(addresses.get(next))), text);
  return URL.createObjectURL(new Blob([linked], { type: 'text/javascript' }));
}

interface PromiseWithResolve {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function promiseWithResolve(): PromiseWithResolve {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}
