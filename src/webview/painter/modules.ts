import * as z from 'zod/mini';
import type { Likely } from '../likely.ts';

const number = z.number();
/** As src/build/mermaidPacks.ts writes it. */
const writtenIndex = z.strictObject({
  entry: z.string(),
  packs: z.array(z.string()),
  modules: z.array(z.tuple([z.string(), number, number, number, z.array(z.tuple([number, z.string()]))])),
});

interface Module {
  readonly pack: string;
  /** Its bytes in the pack, without its imports. */
  readonly start: number;
  readonly end: number;
  readonly imports: readonly { readonly module: string; readonly names: string }[];
}

interface PackIndex {
  readonly entry: string;
  readonly modules: Readonly<Record<string, Module>>;
}

/** Mermaid's modules, which come in packs that the relay has read: a frame with an opaque origin can load nothing by address. */
export interface Modules {
  /** Imports the module everything begins with, and what will probably be needed next. */
  entry(likely: Likely): Promise<unknown>;
  /** Takes packs, by the names of their files, whether they were asked for or not. */
  take(packs: readonly { readonly name: string; readonly content: Blob }[]): void;
}

/** @param ask is called with the names of packs that are needed; they are to come by {@link Modules.take} */
export function openModules(ask: (packs: readonly string[]) => void): Modules {
  const packs = new Map<string, AwaitedPack>();
  const addresses = new Map<string, string>();
  let index: Promise<PackIndex> | undefined;

  const packsCalled = async (names: readonly string[]): Promise<readonly Blob[]> => {
    const missing = [...new Set(names)].filter((name) => !packs.has(name));
    for (const name of missing) packs.set(name, awaitedPack());
    if (missing.length > 0) ask(missing);
    return Promise.all(names.flatMap((name) => packs.get(name)?.content ?? []));
  };
  const theIndex = async (): Promise<PackIndex> => {
    const [content] = await packsCalled(['index.json']);
    return readIndex((await content?.text()) ?? '');
  };
  const importModule = async (name: string): Promise<unknown> => {
    const { modules } = await (index ??= theIndex());
    const order = importOrder(name, modules).flatMap((called) => ({ called, module: modules[called] }));
    const contents = await packsCalled(order.map(({ module }) => module?.pack ?? ''));
    for (const [at, { called, module }] of order.entries()) addresses.set(called, addresses.get(called) ?? addressOf(called, module, contents[at], addresses));
    return import(addresses.get(name) ?? '');
  };
  // What Mermaid's lazy imports were turned into when it was taken apart.
  globalThis.archnotesImport = importModule;

  return {
    async entry(likely) {
      void packsCalled(likely.packs);
      const { entry, modules } = await (index ??= theIndex());
      const next = Object.entries(modules).filter(([name, { pack }]) => likely.modules.some((beginning) => `${pack}/${name}`.startsWith(beginning)));
      // Where one cannot be had, Mermaid will ask for it again.
      for (const [name] of next) importModule(name).catch(() => undefined);
      return importModule(entry);
    },
    take(arrived) {
      for (const { name, content } of arrived) {
        const awaited = packs.get(name) ?? awaitedPack();
        packs.set(name, awaited);
        awaited.arrived(content);
      }
    },
  };
}

function readIndex(text: string): PackIndex {
  const { entry, packs, modules } = z.parse(writtenIndex, JSON.parse(text));
  const nameOf = (module: number): string => modules[module]?.[0] ?? '';
  return {
    entry,
    modules: Object.fromEntries(modules.map(([name, pack, start, end, imports]) => [
      name,
      { pack: packs[pack] ?? '', start, end, imports: imports.map(([module, names]) => ({ module: nameOf(module), names })) },
    ])),
  };
}

/** The module and everything it imports, each after what it imports. Mermaid's modules form no cycles; a cycle would be cut. */
function importOrder(entry: string, modules: PackIndex['modules']): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { module } of modules[name]?.imports ?? []) visit(module);
    order.push(name);
  };
  visit(entry);
  return order;
}

/** What a module imports is written before it: its own text stays where it is, in the memory of the browser. */
function addressOf(name: string, module: Module | undefined, pack: Blob | undefined, addresses: ReadonlyMap<string, string>): string {
  if (!module || !pack) throw new Error(`No module ${name} in the packs.`);
  const imports = module.imports.map(({ module: from, names }) => `import${names}${names === '' ? '' : 'from'}${JSON.stringify(addresses.get(from))};`);
  return URL.createObjectURL(new Blob([...imports, pack.slice(module.start, module.end)], { type: 'text/javascript' }));
}

interface AwaitedPack {
  readonly content: Promise<Blob>;
  readonly arrived: (content: Blob) => void;
}

function awaitedPack(): AwaitedPack {
  let arrived = (_content: Blob): void => undefined;
  const content = new Promise<Blob>((resolve) => (arrived = resolve));
  return { content, arrived: (pack) => arrived(pack) };
}
