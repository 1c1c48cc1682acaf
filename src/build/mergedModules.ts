import { build, type Plugin } from 'esbuild';

/** Modules by name, as text. What one imports of another is written as esbuild writes it: `import{a as b}from"./<name>"`. */
export type ModuleTexts = ReadonlyMap<string, string>;

export interface Merging {
  /** The module that takes the members' place; may be called like one of them. */
  readonly name: string;
  readonly members: readonly string[];
  readonly minify: boolean;
}

const importing = /\bimport\s*(?:\{([^{}]*)\}\s*from\s*)?"\.\/([\w.-]+)"/g;

/**
 * Makes one module of several that are loaded together anyway: a frame that loads modules from text pays for each an address and a
 * request. Gives all modules, with the new one in the members' place. Only one member may have a default export; it becomes that of the new one.
 * Throws when esbuild cannot join them, or somebody imports a member in a way that is not known here.
 */
export async function mergeModules(texts: ModuleTexts, { name, members, minify }: Merging): Promise<ModuleTexts> {
  const merged = await join(texts, members, minify);
  const others = [...texts].filter(([module]) => !members.includes(module));
  return new Map([...others.map(([module, text]) => [module, redirect(module, text, { name, members })] as const), [name, merged]]);
}

/** The names of the modules that this text imports while it is loaded. */
export function importsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(importing)].map(([, , module = '']) => module))];
}

/** What a module imports of another: `{a as b}`, or nothing where it only wants it loaded. */
export interface Import {
  readonly module: string;
  readonly names: string;
}

/** A module's text without its imports, which may stand anywhere in it, and these. */
export function unlink(text: string): { readonly imports: readonly Import[]; readonly body: string } {
  const all = [...text.matchAll(importing)].map(([, list, module = '']) => ({ module, names: list === undefined ? '' : `{${list}}` }));
  const named = all.filter(({ names }) => names !== '');
  const alone = importsOf(text).filter((module) => !named.some((one) => one.module === module)).map((module) => ({ module, names: '' }));
  return { imports: [...named, ...alone], body: text.replace(importing, '') };
}

async function join(texts: ModuleTexts, members: readonly string[], minify: boolean): Promise<string> {
  const inside: Plugin = {
    name: 'members',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path }) => (members.includes(path.slice(2)) ? { path: path.slice(2), namespace: 'member' } : { path, external: true }));
      onLoad({ filter: /./, namespace: 'member' }, ({ path }) => ({ contents: texts.get(path) ?? '' }));
    },
  };
  const everything = members.map((member, number) => exportAll(member, number, texts.get(member) ?? ''));
  const { outputFiles } = await build({
    stdin: { contents: everything.join('\n') },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    minify,
    plugins: [inside],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

function exportAll(member: string, number: number, text: string): string {
  const names = exportsOf(text).map((name) => (name === 'default' ? name : `${name} as ${exported(number, name)}`));
  return names.length === 0 ? `import "./${member}";` : `export { ${names.join(', ')} } from "./${member}";`;
}

/** Each member's names are short and its own; a module has one of each. */
function exported(number: number, name: string): string {
  return `${name}_${number}`;
}

/** esbuild exports everything in one statement, the last. */
function exportsOf(text: string): readonly string[] {
  const [, list = ''] = /\bexport\s*\{([^{}]*)\};?\s*$/.exec(text) ?? [];
  return specifiers(list).map(([local, name]) => name ?? local);
}

function redirect(module: string, text: string, { name, members }: Pick<Merging, 'name' | 'members'>): string {
  const redirected = text.replace(importing, (statement, list: string | undefined, from: string) => {
    const number = members.indexOf(from);
    if (number < 0) return statement;
    if (list === undefined) return `import"./${name}"`;
    const names = specifiers(list).map(([imported, local]) => `${exported(number, imported)} as ${local ?? imported}`);
    return `import{${names.join(',')}}from"./${name}"`;
  });
  const left = members.find((member) => member !== name && redirected.includes(`"./${member}"`));
  if (left !== undefined) throw new Error(`${module} of Mermaid refers to ${left} in a way that is not known.`);
  return redirected;
}

/** `a as b, c` as pairs of names. */
function specifiers(list: string): readonly (readonly [string, string?])[] {
  return list.split(',').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const [from = '', to] = one.split(/\s+as\s+/);
    return to === undefined ? [from] : [from, to];
  });
}
