import type { TsconfigFacts } from '../../model/template.ts';
import { parseJson } from '../json/index.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { stringAt, stringsOf, valueAt } from '../../model/property.ts';

/**
 * The facts of a tsconfig.json or jsconfig.json, comments and trailing commas allowed. Never throws: what is not JSON
 * gives `syntaxError` and what could be recovered.
 */
export function parseTsconfig(path: string, text: string, hash: string): TsconfigFacts {
  const { documents, syntaxError } = parseJson(text);
  const root = documents[0];
  const options = valueAt(root, 'compilerOptions');
  const paths = valueAt(options, 'paths');
  return {
    kind: 'tsconfig',
    path,
    hash,
    lineStarts: lineStartsOf(text),
    syntaxError,
    extends: stringsOf(valueAt(root, 'extends')),
    baseUrl: stringAt(options, 'baseUrl'),
    paths: paths?.kind === 'map' ? paths.entries.map(({ key, value }) => ({ pattern: key, targets: stringsOf(value) })) : [],
    rootDir: stringAt(options, 'rootDir'),
    outDir: stringAt(options, 'outDir'),
  };
}
