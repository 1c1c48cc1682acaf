import { corePacks } from '../likely.ts';

/** The texts of the panel's own scripts. */
export interface Resources {
  readonly nonce: string;
  readonly painterScript: string;
  readonly pictureScript: string;
  /** A pack of Mermaid's modules, by the name of its file. Rejects where there is none of this name, or it cannot be read. */
  pack(name: string): Promise<Blob>;
  /** Begins to read packs that will be asked for. */
  prepare(names: readonly string[]): void;
}

/** @param base address of dist/webview, ending in a slash: all that the page's policy lets it reach */
export async function openResources(base: string, nonce: string): Promise<Resources> {
  const packs = new Map<string, Promise<Blob>>();
  const pack = (name: string): Promise<Blob> => {
    if (!/^[a-z\d-]+\.(json|pack)$/.test(name)) return Promise.reject(new Error('A pack has no such name.'));
    const known = packs.get(name) ?? read(`${base}mermaid/${name}`).then((response) => response.blob());
    packs.set(name, known);
    // What could not be read is asked for again.
    known.catch(() => packs.delete(name));
    return known;
  };
  const script = async (name: string): Promise<string> => (await read(`${base}${name}.js`)).text();
  const scripts = Promise.all([script('painter'), script('picture')]);
  const prepare = (names: readonly string[]): void => names.forEach((name) => void pack(name).catch(() => undefined));
  prepare(corePacks);
  const [painterScript, pictureScript] = await scripts;
  return { nonce, painterScript, pictureScript, pack, prepare };
}

async function read(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
