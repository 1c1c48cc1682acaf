/** The texts of the panel's own scripts. */
export interface Resources {
  readonly nonce: string;
  readonly painterScript: string;
  readonly pictureScript: string;
  /** A pack of Mermaid's modules. Rejects where there is none of this name, or it cannot be read. */
  pack(name: string): Promise<string>;
}

/** @param base address of dist/webview, ending in a slash: all that the page's policy lets it reach */
export async function openResources(base: string, nonce: string): Promise<Resources> {
  const packs = new Map<string, Promise<string>>();
  const [painterScript, pictureScript] = await Promise.all([read(`${base}painter.js`), read(`${base}picture.js`)]);
  return {
    nonce,
    painterScript,
    pictureScript,
    pack(name) {
      if (!/^[a-z\d-]+$/.test(name)) return Promise.reject(new Error('A pack has no such name.'));
      const known = packs.get(name) ?? read(`${base}mermaid/${name}.json`);
      packs.set(name, known);
      // What could not be read is asked for again.
      known.catch(() => packs.delete(name));
      return known;
    },
  };
}

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}
