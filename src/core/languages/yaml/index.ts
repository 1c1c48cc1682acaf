import { YAMLException } from 'js-yaml';
import type { SyntaxDamage } from '../../model/module.ts';
import { damageAt, plainDialect, tooLarge, treeLimits } from '../valueTree.ts';
import type { ValueDialect, ValueTree } from '../valueTree.ts';
import { plainWords, tabs } from './plainWords.ts';
import { recoverDocuments } from './recover.ts';
import { readTolerantly, startOfLine } from './tolerate.ts';

/** Recovery reads less than 2 MB in a second: a longer text with errors is only reported. */
const recoverableLength = 1024 * 1024;

/**
 * Reads a YAML text (no byte order mark) into values with their places. Never throws: what is not YAML gives
 * `syntaxError` and whatever could be recovered.
 */
export function parseYaml(text: string, dialect: ValueDialect = plainDialect): ValueTree {
  if (text.length > treeLimits.length) return { documents: [], syntaxError: damageAt(text, 0, tooLarge) };
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
  if (tab >= 0) return damageAt(text, lineStart + tab, tabs);
  const content = lineStart + indentation.length;
  return damageAt(text, Math.min(content, position), plainWords.get(error.reason) ?? { en: error.reason, ko: error.reason });
}
