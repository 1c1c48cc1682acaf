import type { IncludedFacts } from '../../model/template.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { readTree } from '../readTree.ts';
import { variablesAsWritten } from './index.ts';

/** The facts of a YAML or JSON file that a serverless.yml takes in: its first document, as the framework reads it. */
export function parseIncluded(path: string, text: string, hash: string): IncludedFacts {
  const { documents: [root], syntaxError } = readTree(path, text, variablesAsWritten);
  return { kind: 'included', path, hash, lineStarts: lineStartsOf(text), syntaxError, root };
}
