import type { ModuleFacts } from '../model/module.ts';
import type { SymbolFile } from './fileSymbol.ts';
import { isPage } from './page.ts';

/** What a name looks like in any of the languages; anything else may be said in prose. */
const names = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:[.-][\p{ID_Continue}$]+)*$/u;
/** Files and loops that bring more into a template than it says. */
const included = /\$\{file\(|Fn::Transform|AWS::Include|Fn::ForEach/;
/** Exports that only running the code would tell. */
const copiedExports = /__exportStar|Object\.assign\(\s*(?:module\s*\.\s*)?exports\b/;

/**
 * Whether a file certainly has nothing of this name: its language is known, nothing can come into it from elsewhere, and
 * the word does not stand anywhere in it, be it in a comment.
 */
export function isCertainlyAbsent(file: SymbolFile, symbol: string): boolean {
  if (!names.test(symbol)) return false;
  // A page may set anchors of its own.
  if (isPage(file.path)) return !file.text.includes(symbol);
  const word = symbol.slice(symbol.lastIndexOf('.') + 1);
  return isComplete(file, symbol) && !hasWord(file.text, word);
}

function isComplete({ text, module, declares, terraform, templates, diagrams }: SymbolFile, symbol: string): boolean {
  if (module !== undefined) {
    const inherits = symbol.includes('.') && module.classes.some(({ superclass }) => superclass !== undefined);
    // Ids of constructs are put together, and constructs make others.
    return declares !== true && module.syntaxError === undefined && !inherits && !module.exports.some(isPassedOn) && !copiedExports.test(text);
  }
  if (terraform !== undefined) return !symbol.startsWith('module.');
  if (diagrams !== undefined) return diagrams.diagrams.every(({ fault, outline }) => fault === undefined && outline !== undefined);
  return templates.length > 0 && templates.every(({ syntaxError }) => syntaxError === undefined) && !included.test(text);
}

/** Whether an export offers names that another module has. */
function isPassedOn({ name, value }: ModuleFacts['exports'][number]): boolean {
  return name === '*' || (name === '=' && !(value?.kind === 'object' && value.properties.every(({ kind }) => kind === 'property')));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + word.length])) return true;
  }
  return false;
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{ID_Continue}$-]/u.test(character);
}
