import { YAMLException } from 'js-yaml';
import type { SyntaxDamage } from '../../model/module.ts';
import { damageAt, plainDialect, treeLimits } from '../valueTree.ts';
import type { ValueDialect, ValueTree } from '../valueTree.ts';
import { recoverDocuments } from './recover.ts';
import { readTolerantly, startOfLine } from './tolerate.ts';

/** Recovery reads less than 2 MB in a second: a longer text with errors is only reported. */
const recoverableLength = 1024 * 1024;

/**
 * Reads a YAML text (no byte order mark) into values with their places. Never throws: what is not YAML gives
 * `syntaxError` and whatever could be recovered.
 */
export function parseYaml(text: string, dialect: ValueDialect = plainDialect): ValueTree {
  if (text.length > treeLimits.length) return { documents: [], syntaxError: damageAt(text, 0, 'the file is larger than 10 MB') };
  try {
    return { documents: readTolerantly(text, dialect), syntaxError: undefined };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return recover(text, dialect, error);
  }
}

function recover(text: string, dialect: ValueDialect, error: YAMLException): ValueTree {
  const syntaxError = describe(text, error);
  const hopeless = text.length > recoverableLength || error.reason.startsWith('nesting exceeded') || text.includes('\0');
  return { documents: hopeless ? [] : recoverDocuments(text, dialect), syntaxError };
}

function describe(text: string, error: YAMLException): SyntaxDamage {
  const position = error.mark?.position ?? 0;
  const lineStart = startOfLine(text, position);
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 1000))?.[0] ?? '';
  const tab = indentation.indexOf('\t');
  if (tab >= 0) return damageAt(text, lineStart + tab, 'tabs cannot indent YAML, only spaces can');
  const content = lineStart + indentation.length;
  return damageAt(text, Math.min(content, position), plainWords.get(error.reason) ?? error.reason);
}

/** What the parser says in the terms of its own grammar, said in the reader's. */
const plainWords = new Map([
  ['end of the stream or a document separator is expected', 'this line does not belong to the value before it'],
  ['deficient indentation', 'this line is not indented far enough, or a bracket or quote before it is not closed'],
  ['bad indentation of a mapping entry', 'this line is indented differently from the keys beside it'],
  ['bad indentation of a sequence entry', 'this line is indented differently from the list items beside it'],
  ['can not read a block mapping entry; a multiline key may not be an implicit key', 'a colon is missing behind a key'],
  ["expected ':' after a mapping key", 'a colon is missing behind a key'],
  ['missed comma between flow collection entries', 'a comma is missing between two values in brackets'],
  ['unexpected end of the stream within a flow collection', 'a bracket is not closed'],
  ['unexpected end of the stream within a double quoted scalar', 'a double quote is not closed'],
  ['unexpected end of the stream within a single quoted scalar', 'a single quote is not closed'],
  ['null byte is not allowed in input', 'the file holds a NUL byte, as binary files do'],
  ['the stream contains non-printable characters', 'the file holds a control character'],
  [`nesting exceeded maxDepth (${treeLimits.depth})`, `the file nests deeper than ${treeLimits.depth} levels`],
]);
