import { lineStartsOf } from '../languages/lineStarts.ts';
import type { LineStarts, Range } from '../model/text.ts';
import { isCertainlyAbsent } from './absence.ts';
import { isPage } from './page.ts';
import type { FileSymbol, SymbolFile } from './fileSymbol.ts';
import { headingAt } from './headingAt.ts';
import { constructSymbols, templateSymbols, terraformSymbols } from './infrastructureSymbols.ts';
import { moduleSymbols } from './moduleSymbols.ts';

export type Lookup =
  | { readonly kind: 'found'; readonly at: Range; readonly range: Range }
  /** There is certainly no such thing in the file. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** What the symbol of a link, as it is written there, means in a file. */
export function lookUp(file: SymbolFile, written: string): Lookup {
  const symbol = plainSymbol(written);
  const section = isPage(file.path) ? headingAt(file.text, symbol) : undefined;
  if (section !== undefined) return { kind: 'found', ...linesOf(lineStartsOf(file.text), file.text, section) };
  const [found, ...others] = symbolsOf(file).filter(({ name }) => name === symbol);
  if (found !== undefined) return others.some(({ at }) => at.start !== found.at.start) ? { kind: 'unknown' } : { kind: 'found', at: found.at, range: trimmed(file.text, found.range) };
  return isCertainlyAbsent(file, symbol) ? { kind: 'absent' } : { kind: 'unknown' };
}

/** Everything that a link can lead to by its name, but for the headings of a page. */
function symbolsOf({ module, declares, terraform, templates, diagrams }: SymbolFile): readonly FileSymbol[] {
  const nodes = diagrams?.diagrams.flatMap(({ outline }) => outline?.nodes ?? []) ?? [];
  return [
    ...(module === undefined ? [] : moduleSymbols(module)),
    ...(module !== undefined && declares === true ? constructSymbols(module) : []),
    ...(terraform === undefined ? [] : terraformSymbols(terraform)),
    ...templates.flatMap(templateSymbols),
    ...nodes.map(({ id, at }) => ({ name: id, at, range: at })),
  ];
}

/** Some languages count the blank lines behind a block as its own. */
function trimmed(text: string, { start, end }: Range): Range {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** `save()`, `Orders#save` and `Orders::save` are ways to write `save` and `Orders.save`; of many instances of a resource only one is declared. */
function plainSymbol(written: string): string {
  return decoded(written).replace(/\(\)$|\[[^\]]*\]$/, '').replace(/(?<=\w)(?:#|::)(?=\w)/g, '.');
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    // A percent sign that is no escape.
    if (error instanceof URIError) return written;
    throw error;
  }
}

function linesOf(starts: LineStarts, text: string, { line, endLine }: { readonly line: number; readonly endLine: number }): { readonly at: Range; readonly range: Range } {
  const offsetOf = (of: number): number => starts[of] ?? text.length;
  return { at: { start: offsetOf(line), end: offsetOf(line) }, range: { start: offsetOf(line), end: Math.max(offsetOf(line), offsetOf(endLine) - 1) } };
}
