import { basename } from 'node:path';
import { transform, type OutputFile, type Plugin } from 'esbuild';
import { ascii } from './ascii.ts';

/**
 * One script of what esbuild splits (`splitting`, `format: 'esm'`, `write: false`), for where nothing can be loaded. Each module is a function that is
 * compiled when it is first asked for: of three megabytes a reader of flow charts compiles a quarter, and V8's compiler takes many times
 * the memory of what it compiles at once. What is imported with `import()` is there with the next microtask.
 */
export function lazyScript(entry: string): Plugin {
  return {
    name: 'lazy-script',
    setup({ initialOptions, onEnd }) {
      const minify = initialOptions.minify === true;
      onEnd(async (result) => {
        const modules = (result.outputFiles ?? []).filter(({ path }) => path.endsWith('.js'));
        const main = modules.find(({ path }) => basename(path) === entry);
        if (main === undefined) return;
        const script = scriptOf(entry, await Promise.all(modules.map((module) => asFunction(module, minify))));
        result.outputFiles = [{ ...main, contents: new TextEncoder().encode(script), text: script }];
      });
    },
  };
}

/** A property of the table of modules. Nothing in it is reached by a name of the script around it. */
async function asFunction({ path, text }: OutputFile, minify: boolean): Promise<string> {
  const { code } = await transform(text, { format: 'cjs', target: 'es2023', minify, supported: { 'dynamic-import': false } });
  if (/\bimport\(/.test(code)) throw new Error(`${basename(path)} imports something by an address that is not known beforehand.`);
  return `${JSON.stringify(`./${basename(path)}`)}(require,module,exports){${ascii(code)}}`;
}

function scriptOf(entry: string, modules: readonly string[]): string {
  return `(()=>{"use strict";const modules={${modules.join(',\n')}};const made=new Map();
const require=(name)=>{let module=made.get(name);if(module===undefined){made.set(name,module={exports:{}});modules[name](require,module,module.exports);}return module.exports;};
require(${JSON.stringify(`./${entry}`)});})();
`;
}
