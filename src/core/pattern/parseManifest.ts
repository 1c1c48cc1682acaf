import { readJson } from './jsonDocument.ts';
import { manifestSchema } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { checkManifest } from './manifestChecks.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { schemaProblems } from './schemaProblems.ts';

/**
 * Reads a `pattern.json`.
 * @param path how the file is called in messages
 * @returns the manifest, or every problem with its line and column
 */
export function parseManifest(path: string, text: string): Result<Manifest> {
  const read = readJson(path, text);
  if (!read.ok) return read;
  const document = read.value;
  const parsed = manifestSchema.safeParse(document.value);
  if (!parsed.success) return failure(...schemaProblems(document, parsed.error.issues));
  const problems = checkManifest(parsed.data, document);
  return problems.length === 0 ? { ok: true, value: parsed.data } : failure(...problems);
}
