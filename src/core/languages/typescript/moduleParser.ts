import type { ModuleFacts } from '../../model/module.ts';
import type { ModuleParser } from '../../project.ts';
import { dialectOf, type Dialect } from './dialect.ts';
import { moduleFacts, noFacts, type Identity } from './moduleFacts.ts';
import { ParserInstance, trapped } from './parserInstance.ts';
import { lineStartsOf } from '../lineStarts.ts';

/** The complaint about a text that neither the parser nor the facts can go to the bottom of. */
export const tooDeeply = 'The code is nested too deeply to be read.';

/**
 * Makes the parser of TypeScript and JavaScript files. The path decides the dialect; the text has no byte order mark.
 * It never throws for what a text holds: broken text gives what could be recovered, and `syntaxError`.
 * @param wasm the file `yuku-parser.wasm` of @yuku-parser/wasm
 */
export function createModuleParser(wasm: Uint8Array): ModuleParser {
  const parser = new ParserInstance(wasm);
  return (path, text, hash) => {
    const identity: Identity = { path, hash, lineStarts: lineStartsOf(text) };
    const dialect = dialectOf(path);
    const facts = read(parser, text, identity, dialect);
    const asScript = facts.syntaxError !== undefined && dialect.mayBeCommonJs && facts.imports.every(({ form }) => form !== 'static');
    if (!asScript) return facts;
    const script = read(parser, text, identity, { ...dialect, sourceType: 'commonjs' });
    return script.syntaxError === undefined ? script : facts;
  };
}

function read(parser: ParserInstance, text: string, identity: Identity, dialect: Dialect): ModuleFacts {
  const facts = parser.read(text, dialect, (cursor) => moduleFacts(cursor, identity));
  return facts === undefined || facts === trapped ? noFacts(text, identity, tooDeeply) : facts;
}
