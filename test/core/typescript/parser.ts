import { readFileSync } from 'node:fs';
import { createModuleParser } from '../../../src/core/languages/typescript/moduleParser.ts';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import type { ModuleParser } from '../../../src/core/project.ts';

/** The parser as npm installs it. */
export const wasm: Uint8Array = readFileSync(require.resolve('@yuku-parser/wasm/yuku-parser.wasm'));

/** One parser for all tests, as in the worker: what one text does to it, the next would see. */
export const parseModule: ModuleParser = createModuleParser(wasm);

/** The facts of a text that is meant to be sound. */
export function factsOf(text: string, path = 'src/client.ts'): ModuleFacts {
  const facts = parseModule(path, text, 'hash');
  if (facts.syntaxError !== undefined) throw new Error(`${facts.syntaxError.message}: ${text}`);
  return facts;
}
