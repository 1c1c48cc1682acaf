import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './root.ts';

/**
 * The parser of the kinds written in Langium comes as one module of 1.2 MB: the grammars of all kinds, and with Langium the protocol
 * between editors and language servers, which no picture speaks. Taken apart here: each grammar comes with its kind, and the
 * protocol stays away.
 */

/** Where a module of a library begins in what was put together of many. */
const heading = /^\/\/ (?=(?:\.\.\/)*(?:node_modules|src)\/)/m;
/** The protocol, and what reads comments in its terms to explain a name to whoever points at it. */
const unused = /vscode-languageserver-(?:types|protocol)@|vscode-jsonrpc@.*\/(?!(?:is|ral|events|cancellation|messages)\.js)[^/]*$|\/langium\/lib\/documentation\/(?:jsdoc|documentation-provider)\.js$/;
/** What Langium takes of the protocol, from the modules it is defined in; the two numbers are those of the protocol 3.17. */
const taken: readonly (readonly [from: string, to: string])[] = [
  ['var import_vscode_languageserver_protocol = __toESM(require_api2(), 1);', 'var import_vscode_languageserver_protocol = require_cancellation();'],
  ['var import_vscode_languageserver_protocol2 = __toESM(require_api2(), 1);', 'var import_vscode_languageserver_protocol2 = require_events();'],
  ['DocumentationProvider: /* @__PURE__ */ __name((services) => new JSDocDocumentationProvider(services), "DocumentationProvider")', 'DocumentationProvider: () => undefined'],
  [
    'var import_vscode_languageserver_protocol3 = __toESM(require_api2(), 1);',
    'var import_vscode_languageserver_protocol3 = { ResponseError: require_messages().ResponseError, LSPErrorCodes: { RequestFailed: -32803, ServerCancelled: -32802 } };',
  ],
];
const grammar = /loadGrammarFromJson\((`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)/g;
const mark = '// src/language/generated/grammar.ts\n';
const scheme = 'mermaid-grammar:';

export interface Apart {
  /** The parser without grammars and protocol. */
  readonly text: string;
  /** Grammars as they are written, by name. */
  readonly grammars: ReadonlyMap<string, string>;
}

/** Throws when the parser is not put together as it was. That nothing is named in what is left that was left out is what test/build/mermaidParser.test.ts holds. */
export function takeApart(text: string): Apart {
  const [head = '', ...modules] = text.split(heading);
  const isKept = (module: string): boolean => !unused.test(module.slice(0, module.indexOf('\n')));
  const kept = taken.reduce((changed, [from, to]) => replaceOnce(changed, from, to), head + modules.filter(isKept).map((module) => `// ${module}`).join(''));
  const grammars = new Map<string, string>();
  const without = kept.replace(new RegExp(String.raw`(\w+)Grammar = /\* @__PURE__ \*/ __name\(\(\) => loaded\1Grammar \?\? \(loaded\1Grammar = ${grammar.source}`, 'g'), (whole, name: string, literal: string) => {
    grammars.set(name, literal);
    return whole.replace(literal, () => `grammarTexts.${name}`);
  });
  if (grammars.size === 0) throw new Error("Mermaid's parser has changed: its grammars are not found.");
  return { text: `import { grammarTexts } from "${scheme}texts";\n${without}`, grammars };
}

function replaceOnce(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`Mermaid's parser has changed: not one place in it looks like this:\n${from}`);
  return text.replace(from, () => to);
}

const folder = join(root, 'node_modules/@mermaid-js/parser/dist/chunks/mermaid-parser.core');

/** Bundles Mermaid's parser taken apart: a grammar is a module, imported by what is loaded for its kind. */
export function apartParser(): Plugin {
  return {
    name: 'mermaid-parser-apart',
    setup({ onLoad, onResolve }) {
      let apart: Apart | undefined;
      const parts = (): Apart => (apart ??= takeApart(whole()));
      onLoad({ filter: /[\\/]mermaid-parser\.core[\\/][^\\/]+\.mjs$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (text.includes(mark)) return { contents: parts().text };
        return basename(path).startsWith('chunk-') ? undefined : { contents: importing(grammarsBehind(text, parts())) + text };
      });
      // Some kinds make their parser themselves.
      onResolve({ filter: /^@mermaid-js\/parser$/ }, ({ importer, namespace, resolveDir }) => {
        const made = namespace === 'file' ? [...readFileSync(importer, 'utf8').matchAll(/^ {2}create(\w+)Services,?$/gm)] : [];
        return made.length === 0 ? undefined : { path: made.map(([, name = '']) => `${name}Grammar`).join(), namespace: 'mermaid-parser-with', pluginData: resolveDir };
      });
      onLoad({ filter: /./, namespace: 'mermaid-parser-with' }, ({ path, pluginData }) => ({ contents: `${importing(path.split(','))}export * from "@mermaid-js/parser";`, resolveDir: String(pluginData) }));
      onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path }) => ({ path: path.slice(scheme.length), namespace: 'mermaid-grammar' }));
      onLoad({ filter: /./, namespace: 'mermaid-grammar' }, ({ path: name }) => (name === 'texts' ? { contents: 'export const grammarTexts = {};' } : { contents: grammarModule(name, parts()) }));
    },
  };
}

/** The text of the module that all kinds share. */
function whole(): string {
  const texts = readdirSync(folder).filter((name) => name.endsWith('.mjs')).map((name) => readFileSync(join(folder, name), 'utf8'));
  const [found, ...others] = texts.filter((text) => text.includes(mark));
  if (found === undefined || others.length > 0) throw new Error("Mermaid's parser has changed: there is not one module with the grammars of all kinds.");
  return found;
}

/** The module that is imported when a text of a kind comes passes on another; what that one uses names the grammar. */
function grammarsBehind(text: string, { grammars }: Apart): readonly string[] {
  const passedOn = [...text.matchAll(/from "(\.\/[^"]+)"/g)].map(([, name = '']) => readFileSync(join(folder, name), 'utf8')).filter((chunk) => !chunk.includes(mark));
  const names = passedOn.flatMap((chunk) => [...chunk.matchAll(/^ {2}(\w+)GeneratedModule,$/gm)].map(([, name = '']) => name)).filter((name) => grammars.has(name));
  if (names.length === 0) throw new Error("Mermaid's parser has changed: a kind without a grammar.");
  return names;
}

function importing(grammars: readonly string[]): string {
  return grammars.map((name) => `import "${scheme}${name}";\n`).join('');
}

function grammarModule(name: string, { grammars }: Apart): string {
  const literal = grammars.get(name);
  if (literal === undefined) throw new Error(`Mermaid's parser has changed: it has no grammar ${name}.`);
  return `import { grammarTexts } from "${scheme}texts";\ngrammarTexts.${name} = ${literal};`;
}
