import { parseJson } from './json/index.ts';
import type { ValueDialect, ValueTree } from './valueTree.ts';
import { parseYaml } from './yaml/index.ts';

/** Reads a file as JSON or YAML: by its extension, and where that leaves it open (`.template`) by its first character. */
export function readTree(path: string, text: string, dialect: ValueDialect): ValueTree {
  return isJson(path, text) ? parseJson(text, dialect) : parseYaml(text, dialect);
}

/** Whether a file is read as JSON, and not as YAML. */
export function isJson(path: string, text: string): boolean {
  return /\.json$/i.test(path) || (!/\.ya?ml$/i.test(path) && /^\s*\{/.test(text));
}
