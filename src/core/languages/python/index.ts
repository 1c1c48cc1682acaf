import { parser } from '@lezer/python';
import type { ModuleFacts } from '../../model/module.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { moduleFacts, noFacts } from './moduleFacts.ts';

/**
 * Reads a Python module. It never throws for what a text holds: what cannot be read is left out. There is no
 * `syntaxError`, because @lezer/python does not know every form of every Python, and a complaint about sound code is worse
 * than none; what stands in a damaged statement counts as uncertain.
 * @param text the text without byte order mark
 */
export function parsePython(path: string, text: string, hash: string): ModuleFacts {
  const identity = { path, hash, lineStarts: lineStartsOf(text) };
  try {
    return moduleFacts(parser.parse(text).topNode, text, identity) ?? noFacts(text, identity);
  } catch (error) {
    // The parser builds its tree by recursion: a text can be nested more deeply than the stack.
    if (error instanceof RangeError) return noFacts(text, identity);
    throw error;
  }
}
